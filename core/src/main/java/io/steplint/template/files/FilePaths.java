package io.steplint.template.files;

import java.util.ArrayDeque;
import java.util.Deque;

/** Works with paths as they are printed: steps from the root, separated by {@code /}. */
public final class FilePaths {

  /** Endings of files that hold nothing but a definition, the longest first. */
  private static final String[] DEFINITION_ENDINGS = {".asl.json", ".asl.yaml", ".asl.yml", ".asl"};

  private FilePaths() {}

  /** The path of {@code relative}, seen from the folder of the file {@code from}. */
  public static String resolve(String from, String relative) {
    if (relative.startsWith("/")) {
      return relative;
    }
    boolean absolute = from.startsWith("/");
    Deque<String> steps = new ArrayDeque<>();
    String[] folders = from.split("/");
    for (int i = 0; i < folders.length - 1; i++) {
      step(steps, folders[i], absolute);
    }
    for (String folder : relative.split("/")) {
      step(steps, folder, absolute);
    }
    return (absolute ? "/" : "") + String.join("/", steps);
  }

  private static void step(Deque<String> steps, String step, boolean absolute) {
    if (step.isEmpty() || step.equals(".")) {
      return;
    }
    String last = steps.peekLast();
    if (step.equals("..") && last != null && !last.equals("..")) {
      steps.removeLast();
    } else if (!step.equals("..") || !absolute) {
      steps.addLast(step);
    }
  }

  /** The name of a file without its folder. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@code parent} of {@code folder/parent.asl.json}. */
  public static String stem(String path) {
    String name = name(path);
    for (String ending : new String[] {".asl.json", ".asl.yaml", ".asl.yml"}) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Whether a file's name says that it holds a definition. */
  public static boolean isDefinition(String path) {
    for (String ending : DEFINITION_ENDINGS) {
      if (path.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** {@code folder/parent} of {@code folder/parent.asl.json}. */
  public static String definitionStem(String path) {
    for (String ending : DEFINITION_ENDINGS) {
      if (path.endsWith(ending)) {
        return path.substring(0, path.length() - ending.length());
      }
    }
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
