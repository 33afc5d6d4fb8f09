package io.steplint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A rule's page, and the examples in its fences.
 *
 * <p>A fence names its language and its file: {@code ```json parent.asl.json}. Without a name it is
 * {@code example.asl.json}, {@code example.asl.yaml} or {@code main.tf}. Fences of one section make
 * one example together, until the next heading of any level. A line that ends with {@code <-- rule}
 * is where that rule is expected to speak; several are separated by commas. What stands after the
 * file's name are options: {@code type=EXPRESS}.
 *
 * @param title the text of the first heading
 * @param sections the headings of the second level, in order
 * @param examples in order
 */
record Page(String title, List<String> sections, List<Example> examples) {

  private static final Set<String> LANGUAGES = Set.of("json", "yaml", "hcl");
  private static final String MARK = "<-- ";

  /**
   * Files that are analysed together.
   *
   * @param section the heading of the second level it stands under
   * @param line the line of the page on which its first fence starts
   */
  record Example(String section, int line, List<ExampleFile> files) {

    boolean isGood() {
      return section.equals("Use instead");
    }
  }

  /**
   * A file of an example.
   *
   * @param text without the marks
   * @param expected what the marks expect
   */
  record ExampleFile(String name, String text, List<Expected> expected, List<String> options) {}

  /** A rule that is to speak on a line of a file. */
  record Expected(String file, int line, String rule) implements Comparable<Expected> {
    @Override
    public int compareTo(Expected other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return file + ":" + line + " " + rule;
    }
  }

  static Page parse(String markdown) {
    String title = "";
    List<String> sections = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    List<ExampleFile> files = new ArrayList<>();
    int first = 0;
    String section = "";
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        if (!files.isEmpty()) {
          examples.add(new Example(section, first, List.copyOf(files)));
          files.clear();
        }
        if (line.startsWith("# ")) {
          title = line.substring(2).strip();
        } else if (line.startsWith("## ")) {
          section = line.substring(3).strip();
          sections.add(section);
        }
      } else if (line.startsWith("```")) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).startsWith("```")) {
          end++;
        }
        List<String> words = List.of(line.substring(3).strip().split("\\s+"));
        if (LANGUAGES.contains(words.get(0))) {
          if (files.isEmpty()) {
            first = i + 1;
          }
          files.add(file(words, lines.subList(i + 1, end)));
        }
        i = end;
      }
    }
    if (!files.isEmpty()) {
      examples.add(new Example(section, first, List.copyOf(files)));
    }
    return new Page(title, sections, examples);
  }

  static ExampleFile file(List<String> words, List<String> lines) {
    boolean named = words.size() > 1 && !words.get(1).contains("=");
    String name = named ? words.get(1) : defaultName(words.get(0));
    List<String> options = words.subList(named ? 2 : 1, words.size());
    return marked(name, lines, options);
  }

  /** A file whose lines may carry marks. */
  static ExampleFile marked(String name, List<String> lines, List<String> options) {
    StringBuilder text = new StringBuilder();
    List<Expected> expected = new ArrayList<>();
    int number = 0;
    for (String line : lines) {
      number++;
      int mark = line.lastIndexOf(MARK);
      if (mark >= 0) {
        for (String rule : line.substring(mark + MARK.length()).split(",")) {
          expected.add(new Expected(name, number, rule.strip().toLowerCase(Locale.ROOT)));
        }
      }
      text.append(mark < 0 ? line : line.substring(0, mark).stripTrailing()).append('\n');
    }
    return new ExampleFile(name, text.toString(), expected, List.copyOf(options));
  }

  private static String defaultName(String language) {
    return switch (language) {
      case "yaml" -> "example.asl.yaml";
      case "hcl" -> "main.tf";
      default -> "example.asl.json";
    };
  }
}
