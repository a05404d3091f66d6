/** The same messages in another language: the same names, other words. One that is missing does not compile. */
export type Translation<T> = { [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
