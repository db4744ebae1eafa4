/** How many hex digits of a fingerprint tell the texts of one order apart. */
export const TEXT_DIGITS = 16;
