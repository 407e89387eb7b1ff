import { Spinner } from "@paygo/ui/spinner";
import { StageLayout, StageNotice } from "@paygo/ui/stage-layout";

export default function Loading() {
  return (
    <main>
      <StageLayout
        label="Session"
        notice={<StageNotice figure={<Spinner size="lg" />} title="Opening the session" />}
      />
    </main>
  );
}
