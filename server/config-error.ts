/** The server cannot start as it is configured; the message is for the person who started it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
