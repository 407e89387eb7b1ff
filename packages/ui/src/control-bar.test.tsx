// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ControlButton } from "./control-bar.tsx";

afterEach(cleanup);

describe("ControlButton", () => {
  it("keeps one name and tells its state by aria-pressed", () => {
    const icons = { iconOn: <i />, iconOff: <b /> };
    const view = render(<ControlButton label="Microphone" isOn {...icons} />);
    expect(screen.getByRole("button", { name: "Microphone", pressed: true })).toBeTruthy();
    view.rerender(<ControlButton label="Microphone" isOn={false} {...icons} />);
    expect(screen.getByRole("button", { name: "Microphone", pressed: false })).toBeTruthy();
  });

  it("cannot be pressed twice while a device is being opened", () => {
    const onClick = vi.fn();
    render(
      <ControlButton
        label="Camera"
        isOn={false}
        isPending
        onClick={onClick}
        iconOn={<i />}
        iconOff={<b />}
      />,
    );
    fireEvent.click(screen.getByRole("button", { name: "Camera" }));
    expect(onClick).not.toHaveBeenCalled();
  });
});
