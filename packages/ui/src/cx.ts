/**
 * Joins class names; falsy parts are dropped. It does not resolve conflicts between utilities (that
 * costs every page 7 kB), so a component's `className` is for placement: margin, width, grid area.
 */
export { clsx as cx } from "clsx";
