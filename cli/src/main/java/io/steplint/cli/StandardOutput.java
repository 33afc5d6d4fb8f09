package io.steplint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written; a print stream only knows that. */
final class StandardOutput extends FileOutputStream {

  private @Nullable String failure;

  StandardOutput() {
    super(FileDescriptor.out);
  }

  /**
   * Why it could not be written, or null: also where only the reader at the other end of a pipe
   * went away, which is how {@code head} ends and no news for the user.
   */
  @Nullable String failure() {
    return failure == null || failure.contains("Broken pipe") ? null : failure;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      super.write(bytes, from, length);
    } catch (IOException e) {
      failure = e.getMessage() == null ? "it is closed" : e.getMessage();
      throw e;
    }
  }
}
