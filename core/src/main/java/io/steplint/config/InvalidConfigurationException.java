package io.steplint.config;

import io.steplint.source.Location;

/** A configuration that cannot be used; the message says where and why, without a full stop. */
public final class InvalidConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String message;

  InvalidConfigurationException(Location location, String message) {
    super(location + ": " + message);
    this.message = location + ": " + message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
