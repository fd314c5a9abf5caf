/** Portal and database are killed while people and pipelines are at work. */
@org.jspecify.annotations.NullMarked
package app.merestone.kills;
