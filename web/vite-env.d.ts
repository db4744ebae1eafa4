/** Modules that the build makes: the messages of one language, compiled. */
declare module 'virtual:words/en' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:words/zh' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:words/en/rest' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:words/zh/rest' {
  export const messages: import('@lingui/core').Messages;
}
