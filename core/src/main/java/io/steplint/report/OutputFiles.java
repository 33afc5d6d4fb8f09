package io.steplint.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Files that results are written to: whole or not at all. A text is written beside its file and
 * moved into its place, so that a run that ends early, or a full disk, leaves the old file as it
 * was. A link stays a link, what it points to is replaced; the permissions of a file are kept.
 */
public final class OutputFiles {

  private static final int MAX_LINKS = 40;
  private static final int MAX_NAMES = 1_000;

  /** Writes a text. */
  @FunctionalInterface
  public interface Body {
    void write(Writer out) throws IOException;
  }

  private OutputFiles() {}

  /**
   * Writes a file in UTF-8, with its folder where that is not there yet. Half a surrogate pair,
   * which a definition can hold and UTF-8 cannot, becomes a question mark, as it does on standard
   * output. Pipes and devices are written to directly.
   *
   * @throws FileSystemException if that is not possible; it names the file
   */
  public static void write(Path file, Body body) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      createFolder(folder);
    }
    Path target = afterLinks(file);
    if (Files.isDirectory(target)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    try {
      if (target.equals(file) ? isNoFile(file) : isNoFile(file) || isNoFile(target)) {
        direct(file, body);
      } else {
        replace(target, body);
      }
    } catch (FileSystemException e) {
      throw e.getReason() == null && e instanceof AccessDeniedException
          ? new AccessDeniedException(file.toString())
          : named(file, e, e.getReason());
    } catch (IOException e) {
      throw named(file, e, e.getMessage());
    }
  }

  private static FileSystemException named(Path file, IOException e, @Nullable String reason) {
    FileSystemException named =
        new FileSystemException(
            file.toString(), null, reason == null ? "cannot be written" : reason);
    named.initCause(e);
    return named;
  }

  private static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new FileSystemException(e.getFile(), null, "is in the way: it is no folder");
    }
  }

  /** What a link, or a link to a link, finally names; it need not be there. */
  private static Path afterLinks(Path file) throws IOException {
    Path at = file;
    for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(at); i++) {
      Path folder = at.toAbsolutePath().getParent();
      Path next = Files.readSymbolicLink(at);
      at = folder == null ? next : folder.resolve(next);
    }
    if (Files.isSymbolicLink(at)) {
      throw new FileSystemException(file.toString(), null, "is a link that leads to itself");
    }
    return at;
  }

  /**
   * Whether something is there that keeps no text: a pipe, a device, a descriptor of this process.
   */
  private static boolean isNoFile(Path path) {
    return path.isAbsolute() && (path.startsWith("/proc") || path.startsWith("/dev"))
        || (Files.exists(path) && !Files.isRegularFile(path));
  }

  private static void direct(Path file, Body body) throws IOException {
    try (Writer out = writer(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      body.write(out);
    }
  }

  private static void replace(Path target, Body body) throws IOException {
    Path part = null;
    try {
      part = newPart(target);
    } catch (AccessDeniedException e) {
      // A file that may be written in a folder that takes no new one, as where a file alone is
      // mounted: there is no place beside it.
      if (!Files.isWritable(target)) {
        throw e;
      }
      try (Writer out =
          writer(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        body.write(out);
      }
      return;
    }
    try {
      try (Writer out = writer(part, StandardOpenOption.WRITE)) {
        body.write(out);
      }
      if (Files.exists(target)) {
        if (!Files.isWritable(target)) {
          throw new AccessDeniedException(target.toString());
        }
        keepOwnerAndPermissions(target, part);
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      // A file that is mounted alone cannot be replaced, only filled anew.
      if (!Files.isRegularFile(target)) {
        throw e;
      }
      try (OutputStream out = Files.newOutputStream(target)) {
        Files.copy(part, out);
      }
    }
  }

  private static Writer writer(Path file, StandardOpenOption... options) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(Files.newOutputStream(file, options), StandardCharsets.UTF_8));
  }

  /** An empty file beside another one, with the permissions that a new file gets here. */
  private static Path newPart(Path target) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int i = 0; ; i++) {
      Path part = target.resolveSibling(".steplint-" + process + "-" + i + ".part");
      try {
        return Files.createFile(part);
      } catch (FileAlreadyExistsException e) {
        if (i == MAX_NAMES) {
          throw e;
        }
      }
    }
  }

  private static void keepOwnerAndPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return;
    }
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes own = view.readAttributes();
    try {
      if (!own.group().equals(old.group())) {
        view.setGroup(old.group());
      }
      if (!own.owner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
    } catch (FileSystemException e) {
      // Only root gives files away; whoever else may replace a file then owns it.
    }
    view.setPermissions(old.permissions());
  }
}
