package io.steplint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Changes files at random and runs the commands on them, many in one process. Each run must end in
 * time with the exit code that its own output calls for, and without an internal error; every
 * fiftieth is run twice and must print the same. What fails is kept.
 *
 * <p>It stands in the package of the command line, whose entry that takes a console is its own.
 */
final class Mutants {

  private static final int LARGEST = 64 * 1024;
  private static final int SIBLINGS = 12;
  private static final long LIMIT_SECONDS = 20;
  private static final int TWICE_EVERY = 50;

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"|'[^'\n]*'|[A-Za-z_][\\w.-]*|\\d[\\d.eE+-]*|\\S");

  private static final Pattern ERRORS = Pattern.compile("\"errors\": (\\d+)");

  private static final String[] NASTY = {
    "",
    "\"\"",
    "null",
    "true",
    "-1",
    "0",
    "1e30",
    "-0.0",
    "99999999999999999999",
    "1.5",
    "[]",
    "{}",
    "[[[[]]]]",
    "\u0000",
    "\ufeff",
    "\ud83d",
    "\udc00\ud83d",
    "\u202e",
    "\r",
    "\t",
    "\u0085",
    "\\u0000",
    "\\",
    "\"",
    "'",
    "`",
    "#",
    "//",
    "/*",
    "${",
    "${x}",
    "${AWS::Region}",
    "%{if}",
    "}",
    "{",
    "]",
    "[",
    "(",
    ")",
    ",",
    ":",
    "&a",
    "*a",
    "!Sub",
    "!Ref x",
    "|",
    ">-",
    "- ",
    "? ",
    "---\n",
    "\n\n",
    "<<EOT\n",
    "$",
    "$.",
    "$..a",
    "$[?(@.a==1)]",
    "$$.Execution.Id",
    "$[0:1:0]",
    "$x",
    "States.Format('{}', 1)",
    "States.",
    "{% %}",
    "{% $states.input %}",
    "{% $map(",
    "{% 1/0 %}",
    "a".repeat(300),
    "../../x",
    "C:\\x",
    "arn:aws:states:::states:startExecution.sync:2",
    "arn:aws:lambda:::x",
    "*",
    "?",
    "Fn::If",
    "Condition"
  };

  private static final String[][] COMMANDS = {
    {"check", "--format", "json"},
    {"check", "--format", "sarif"},
    {"check", "--format", "html"},
    {"check", "--fix=unsafe", "--diff"},
    {"types", "--format", "json"},
    {"types", "--format", "java"},
    {"access", "--format", "json"},
    {"policy", "--format", "cloudformation"},
    {"policy", "--format", "terraform"},
    {"graph", "--format", "mermaid"}
  };

  /** Files that lie beside each other, and one of them that is changed. */
  private record Seed(Path file, List<Path> beside) {}

  private record Answer(int code, String out, String err) {}

  private final Path work;
  private final Path kept;
  private final List<Seed> seeds;
  private final long start;
  private final Map<Integer, Integer> codes = new TreeMap<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private int runs;
  private BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(1);
  private Thread worker = worker(queue);

  private Mutants(Path folder, Path kept, long start) throws IOException {
    this.work = Files.createTempDirectory("mutants");
    this.kept = kept;
    this.start = start;
    this.seeds = seeds(folder);
  }

  /** FOLDER COUNT START KEPT: mutants START to START + COUNT of a folder's files. */
  public static void main(String[] words) throws Exception {
    int count = Integer.parseInt(words[1]);
    long start = Long.parseLong(words[2]);
    Mutants mutants = new Mutants(Path.of(words[0]), Path.of(words[3]), start);
    long before = System.nanoTime();
    for (int i = 0; i < count; i++) {
      mutants.mutant(start + i);
    }
    long seconds = (System.nanoTime() - before) / 1_000_000_000;
    System.out.println(
        count
            + " mutants of "
            + mutants.seeds.size()
            + " files, "
            + mutants.runs
            + " runs, "
            + seconds
            + " s; exit codes "
            + mutants.codes);
    mutants.faults.forEach((fault, times) -> System.out.println("FAULT " + times + " × " + fault));
    Runtime.getRuntime().halt(mutants.faults.isEmpty() ? 0 : 1);
  }

  private static List<Seed> seeds(Path folder) throws IOException {
    Map<Path, List<Path>> byFolder = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.filter(Mutants::isInput)::iterator) {
        byFolder.computeIfAbsent(path.getParent(), k -> new ArrayList<>()).add(path);
      }
    }
    List<Seed> seeds = new ArrayList<>();
    byFolder.forEach(
        (parent, files) -> {
          files.sort(null);
          for (Path file : files) {
            seeds.add(new Seed(file, files.size() > SIBLINGS ? List.of(file) : files));
          }
        });
    return seeds;
  }

  private static boolean isInput(Path path) {
    String name = path.getFileName().toString();
    try {
      return name.matches(".*\\.(json|ya?ml|asl|tf|template)")
          && Files.isRegularFile(path)
          && Files.size(path) > 0
          && Files.size(path) <= LARGEST;
    } catch (IOException e) {
      return false;
    }
  }

  private void mutant(long number) throws Exception {
    SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    Seed seed = seeds.get(random.nextInt(seeds.size()));
    clear(work);
    for (Path beside : seed.beside()) {
      Files.copy(beside, work.resolve(beside.getFileName().toString()));
    }
    Path file = work.resolve(seed.file().getFileName().toString());
    String text = new String(Files.readAllBytes(seed.file()), StandardCharsets.UTF_8);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      text = changed(text, random);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(40) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    Files.write(file, bytes);
    String[] first = COMMANDS[0];
    String[] second = COMMANDS[1 + random.nextInt(COMMANDS.length - 1)];
    for (String[] command : new String[][] {first, second}) {
      Answer answer = run(command, number);
      if (answer != null && number % TWICE_EVERY == 0) {
        Answer again = run(command, number);
        if (again != null && !again.equals(answer)) {
          fault("two runs differ: " + String.join(" ", command), number);
        }
      }
    }
  }

  private String changed(String text, SplittableRandom random) throws IOException {
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new int[] {matcher.start(), matcher.end()});
    }
    if (tokens.isEmpty()) {
      return NASTY[random.nextInt(NASTY.length)];
    }
    int[] one = tokens.get(random.nextInt(tokens.size()));
    int[] two = tokens.get(random.nextInt(tokens.size()));
    int from = Math.min(one[0], two[0]);
    int to = Math.max(one[1], two[1]);
    String nasty = NASTY[random.nextInt(NASTY.length)];
    return switch (random.nextInt(10)) {
      case 0 -> text.substring(0, one[0]) + text.substring(one[1]);
      case 1 -> text.substring(0, one[0]) + nasty + text.substring(one[1]);
      case 2 -> text.substring(0, one[0]) + '"' + nasty + '"' + text.substring(one[1]);
      case 3 -> text.substring(0, one[0]) + text.substring(two[0], two[1]) + text.substring(one[1]);
      case 4 -> text.substring(0, from) + text.substring(to);
      case 5 -> text.substring(0, to) + text.substring(from, to) + text.substring(to);
      case 6 -> text.substring(0, one[1]) + nasty + text.substring(one[1]);
      case 7 -> text.substring(0, one[0] + (one[1] - one[0]) / 2) + nasty + text.substring(one[1]);
      case 8 -> text.substring(0, to);
      default -> {
        Path other = seeds.get(random.nextInt(seeds.size())).file();
        String foreign = new String(Files.readAllBytes(other), StandardCharsets.UTF_8);
        int cut = random.nextInt(foreign.length() + 1);
        int end = Math.min(foreign.length(), cut + random.nextInt(400));
        yield text.substring(0, one[0]) + foreign.substring(cut, end) + text.substring(one[1]);
      }
    };
  }

  /** Runs a command in time, or says that it did not end and starts another thread. */
  private Answer run(String[] command, long number) throws Exception {
    runs++;
    BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(1);
    queue.put(() -> answers.add(answer(command)));
    Answer answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      StackTraceElement[] stack = worker.getStackTrace();
      fault("does not end: " + (stack.length == 0 ? "?" : place(stack)), number);
      queue = new ArrayBlockingQueue<>(1);
      worker = worker(queue);
      return null;
    }
    codes.merge(answer.code(), 1, Integer::sum);
    judge(command, answer, number);
    return answer;
  }

  private static String place(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith("io.steplint.")) {
        return frame.getClassName() + ":" + frame.getLineNumber();
      }
    }
    return stack[0].toString();
  }

  private void judge(String[] command, Answer answer, long number) throws IOException {
    if (answer.err().contains("internal error") || answer.err().contains("not enough memory")) {
      fault(
          answer
              .err()
              .lines()
              .filter(l -> l.contains("error") || l.contains("memory"))
              .findFirst()
              .orElse("")
              .replaceAll("/tmp\\S*", ""),
          number);
    }
    if (answer.err().contains("\tat ") || answer.out().contains("\tat java.")) {
      fault("a stack trace", number);
    }
    if (answer.code() < 0 || answer.code() > 2) {
      fault("exit code " + answer.code(), number);
    }
    if (answer.code() == 2 && answer.err().isBlank()) {
      fault("exit code 2 without a word", number);
    }
    if (command == COMMANDS[0] && answer.code() != 2) {
      Matcher errors = ERRORS.matcher(answer.out());
      boolean any = errors.find() && !errors.group(1).equals("0");
      if (answer.code() != (any ? 1 : 0)) {
        fault("exit code " + answer.code() + " where errors are " + any, number);
      }
    }
    if (command.length > 2
        && (command[2].equals("json") || command[2].equals("sarif"))
        && answer.code() != 2) {
      if (!io.steplint.source.JsonReader.read(
              new io.steplint.source.FileSource("out.json", answer.out()))
          .problems()
          .isEmpty()) {
        fault("no JSON from " + String.join(" ", command), number);
      }
    }
  }

  private void fault(String fault, long number) throws IOException {
    String known = fault.length() > 200 ? fault.substring(0, 200) : fault;
    if (faults.merge(known, 1, Integer::sum) <= 3) {
      Path to = Files.createDirectories(kept.resolve("mutant-" + number));
      try (Stream<Path> files = Files.list(work)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Path target = to.resolve(file.getFileName().toString());
          if (!Files.exists(target)) {
            Files.copy(file, target);
          }
        }
      }
      Files.writeString(to.resolve("FAULT"), known + "\n");
    }
  }

  private Answer answer(String[] command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            work,
            Map.of(),
            false,
            false);
    List<String> words = new ArrayList<>(List.of(command));
    words.add(".");
    int code = Main.run(console, words.toArray(new String[0]));
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Thread worker(BlockingQueue<Runnable> queue) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  queue.take().run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "commands");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
  }
}
