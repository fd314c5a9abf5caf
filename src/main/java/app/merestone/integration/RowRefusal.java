package app.merestone.integration;

import app.merestone.kernel.Refusal;
import java.io.Serializable;

/**
 * Why a row does not come in.
 *
 * @param line the line it begins on
 * @param column the header of the column; empty where the row as a whole is at fault
 * @param cell what stands there, shortened
 */
public record RowRefusal(long line, String column, String cell, Refusal why) implements Serializable {}
