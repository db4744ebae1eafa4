/** Modules that the build makes: the messages of one language, compiled; those of the first page apart. */
declare module 'virtual:words/first-en' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:words/first-zh' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:words/rest-en' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:words/rest-zh' {
  export const messages: import('@lingui/core').Messages;
}
