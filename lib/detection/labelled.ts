const WORDS =
  'key keys token tokens secret password apikey apitoken apisecret apiaccesskey appkey apptoken appsecret accesskey accesstoken authtoken authkey clientsecret adminkey adminapikey masterkey privatekey webhooksecret'

/**
 * @returns the names with the words that make labels of them ("datadogapikey"), for `near`: what
 * looks like a digest or a UUID stands near every provider's name, in lock files, logs and commits.
 */
export const labelled = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => WORDS.split(' ').map((word) => name + word))
