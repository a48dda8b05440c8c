// Small signs, so that no stance and no kind of source is told by colour alone.
import type { SourceType, Stance } from "../api/types";

const stanceSigns: Record<Stance, string> = {
  asserted: "M6 3.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6",
  confirmed: "M2 6.5l2.7 2.8L10 3",
  denied: "M2.5 2.5l7 7m0-7l-7 7",
  alleged: "M6 1.8L11 10.2H1zM6 5v2.2",
  hedged: "M1.5 7c1.5-3 3-3 4.5-1s3 2 4.5-1",
  asked: "M3.6 4.2a2.4 2.4 0 1 1 3.6 2c-.8.5-1.2.9-1.2 1.8M6 10v.4",
  declined: "M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M3.5 6h5",
  no_response: "M2 6h.3M6 6h.3M10 6h.3",
  retracted: "M4.5 2L2 4.5L4.5 7M2 4.5h5a3 3 0 0 1 0 6H4",
};

const typeSigns: Record<SourceType, string> = {
  named: "M6 1.5a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4M1.8 11c0-5 8.4-5 8.4 0z",
  anonymous: "M1 5.5h10M3.5 5.5L4.3 2h3.4l.8 3.5M3.8 7.2a1.3 1.3 0 1 1 0 2.6a1.3 1.3 0 1 1 0-2.6M8.2 7.2a1.3 1.3 0 1 1 0 2.6a1.3 1.3 0 1 1 0-2.6M5.1 8.5h1.8",
  described: "M6 1.5a2.2 2.2 0 1 1 0 4.4M1.8 11c0-2.5 2-3.7 4.2-3.7M8.3 7.9v.1M10 9.6v.1",
  institution: "M1.2 4.5L6 1.6l4.8 2.9M2.2 4.8v4.7M4.7 4.8v4.7M7.3 4.8v4.7M9.8 4.8v4.7M1.2 10.5h9.6",
  outlet: "M1.5 2.5h7v8h-7zM8.5 5h2v4.5a1 1 0 0 1-2 0M3.2 4.8h3.6M3.2 6.7h3.6M3.2 8.5h2",
  document: "M2.8 1.5h4.4l2.2 2.2v6.8H2.8zM7 1.5V4h2.4",
  none: "M2.5 6h7",
};

function Sign({ path, filled }: { path: string; filled: boolean }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" fill={filled ? "currentColor" : "none"} stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">
      <path d={path} />
    </svg>
  );
}

export const StanceSign = ({ stance }: { stance: Stance }) => <Sign path={stanceSigns[stance]} filled={stance === "asserted"} />;
// The joiner keeps the sign on the line of the name after it.
export const TypeSign = ({ type }: { type: SourceType }) => (
  <span class="sign">
    <Sign path={typeSigns[type]} filled={type === "named"} />
    {"\u2060"}
  </span>
);
