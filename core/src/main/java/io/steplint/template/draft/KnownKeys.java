package io.steplint.template.draft;

import io.steplint.text.Text;
import io.steplint.workspace.KnownResource.Encryption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that a project declares, by everything that names them: ARN, id, alias. */
public final class KnownKeys {

  /** What the names of the keys that AWS manages hold. */
  private static final String AWS_KEYS = "alias/aws/";

  private final Map<Text, Encryption> keys = new HashMap<>();

  /** Adds a name of a key, and how the key encrypts. */
  public void put(Text name, Encryption encryption) {
    keys.put(name, encryption);
  }

  /** How the key of that name encrypts, or null where the project declares none of that name. */
  public @Nullable Encryption declared(Text name) {
    return keys.get(name);
  }

  /** How a key encrypts, whether the project declares it or not. */
  public Encryption encryption(Text key) {
    if (key.toString().contains(AWS_KEYS)) {
      return Encryption.NONE;
    }
    Encryption known = keys.get(key);
    if (known != null) {
      return known;
    }
    return key.startsWith("arn:") && !key.toString().contains(":alias/")
        ? Encryption.by(key, false)
        : Encryption.UNKNOWN;
  }
}
