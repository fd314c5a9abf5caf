package app.merestone.shell;

/**
 * A line of the menu.
 *
 * @param path where it leads, beginning with a slash
 * @param words what it says, translated
 * @param order smaller stands higher
 */
public record NavigationItem(String path, String words, int order) {}
