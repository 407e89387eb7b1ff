import ShellLayout from "../(shell)/layout.tsx";

/** Receipts have the bar on top as well, but no loading screen above the layout that looks for the session. */
export default ShellLayout;
