// A chain in words: as one sentence, and link by link.
import type { ComponentChildren } from "preact";
import type { ClaimAnswer, Link } from "../api/types";
import { sentenceOf, type Part } from "../logic/sentence";
import { toClaim, toSource } from "../logic/route";
import { clip, count, passageNames, showDate, showNumber, stanceNames } from "../logic/words";
import { StanceSign } from "./icons";
import { LongWords, Name, Quoted, SourceName, StanceChip, Words } from "./words";

function SentencePart({ part }: { part: Part }) {
  switch (part.part) {
    case "who": {
      const name = part.type === undefined ? <b><Name text={part.text} /></b> : <b class={`of-${part.type}`}><Name text={part.text} /></b>;
      return part.source === undefined ? name : <a class="quiet-link" href={toSource(part.source)}>{name}</a>;
    }
    case "name":
      return <Name text={part.text} />;
    case "verb":
      return part.stance === undefined || part.stance === "asserted" ? (
        <>{part.text}</>
      ) : (
        <span class={`stance ${part.stance}`}>
          <StanceSign stance={part.stance} />
          {part.text}
        </span>
      );
    case "quote":
      return <LongWords text={part.text} first={800} />;
    default:
      return <>{part.text}</>;
  }
}

export function ChainSentence({ answer }: { answer: ClaimAnswer }) {
  return (
    <p class="sentence">
      {sentenceOf(answer.links, answer.document.outlet).map((part) => (
        <SentencePart part={part} />
      ))}
    </p>
  );
}

function LinkPlace({ link }: { link: Link }) {
  if (link.pages !== undefined) {
    const box = link.boxes?.[0];
    const [, left = 0, top = 0, right = 0, bottom = 0] = (box ?? []).map(Math.round);
    return (
      <span class="number">
        {link.pages}
        {box && `, from ${left}, ${top} to ${right}, ${bottom} pt${(link.boxes?.length ?? 0) > 1 ? " and on" : ""}`}
      </span>
    );
  }
  if (!link.file_bytes) return null;
  return (
    <span class="number">
      {link.part !== undefined && <><Name text={link.part} most={60} />, </>}bytes {showNumber(link.file_bytes[0])}–{showNumber(link.file_bytes[1])} of the file
    </span>
  );
}

function PassageLink({ link, outlet }: { link: Link; outlet: string | undefined }) {
  return (
    <>
      <p>
        {link.who === undefined ? <i>author not given</i> : <b><Name text={link.who} /></b>} <span class="soft">wrote this {passageNames[link.kind ?? "article"]}</span>
      </p>
      <p class="under">
        {(link.outlet ?? outlet) !== undefined && <Name text={link.outlet ?? outlet ?? ""} most={80} />}
        {link.when !== undefined && <span class="number">{showDate(clip(link.when, 40))}</span>}
        <LinkPlace link={link} />
      </p>
    </>
  );
}

function AttributionLink({ link, last, brief }: { link: Link; last: boolean; brief: boolean }) {
  const stance = link.stance ?? "asserted";
  return (
    <>
      <p>
        <SourceName name={link.who ?? ""} type={link.source_type ?? "none"} />
        {link.name !== undefined && !link.who?.includes(link.name) && (
          <span class="soft">
            {" "}
            [<Name text={link.name} />]
          </span>
        )}{" "}
        <StanceChip stance={stance} />
        {link.cue !== undefined && (
          <span class="soft">
            {" "}
            in the text: <Quoted text={link.cue}><Words text={link.cue} most={80} /></Quoted>
          </span>
        )}
      </p>
      {link.quote !== undefined ? (
        (last || !brief) && <p class="quote"><Quoted text={link.quote}><LongWords text={link.quote} first={brief ? 300 : 1500} /></Quoted></p>
      ) : (
        <p class="soft">{stanceNames[stance]}: there are no words</p>
      )}
      <p class="under">
        <LinkPlace link={link} />
        {link.claim !== undefined && !last && <a href={toClaim(link.claim)}>this link as a claim of its own</a>}
        {link.source_id !== undefined && <a href={toSource(link.source_id)}>all that this source is heard with</a>}
      </p>
    </>
  );
}

// Outermost first: from the page that is held to the person who is said to have said it.
export function ChainLinks({ answer, brief = false, onPlace }: { answer: ClaimAnswer; brief?: boolean; onPlace?: (at: number) => void }) {
  const { links, document } = answer;
  const place = (link: Link): number | undefined => link.who_spans?.[0]?.[0] ?? link.cue_spans?.[0]?.[0] ?? link.quote_spans?.[0]?.[0] ?? link.span?.[0];
  const shown: ComponentChildren[] = links.map((link, at) => {
    const to = place(link);
    return (
      <li class={link.link === "passage" ? "link" : `link of-link-${link.source_type ?? "none"}`}>
        {link.link === "passage" ? <PassageLink link={link} outlet={at === 0 ? document.outlet : undefined} /> : <AttributionLink link={link} last={at === links.length - 1} brief={brief} />}
        {onPlace && to !== undefined && (
          <button class="quiet small" onClick={() => onPlace(to)}>
            show in the text
          </button>
        )}
      </li>
    );
  });
  return (
    <ol class="links" aria-label={count(links.length, "link")}>
      {shown}
    </ol>
  );
}
