"""Writes small invented documents, the same for the same seed: news pages, flat texts and notes with sourced statements."""
import pathlib
import random

FIRST = "Ada Bertil Corin Dagmar Edvin Fenna Gerlinde Hasse Ilse Jonte Katrin Lovis Merete Nelly Ottmar Pia".split()
LAST = "Abelsen Brook Cravenhill Dorsk Eskeld Fennimoor Garrow Holtz Ingram Jurkin Kettleby Lund Mossop Norrby".split()
ROLES = "the harbour master,the ferry company,a spokeswoman for the council,a retired pilot,the signalman,two clerks".split(",")
PAPERS = "the Vessel Courier,the Upland Mail,Radio Ness,the Quayside Gazette".split(",")
DEEDS = ("the ferry had left without lights,the bridge was opened at noon,nobody had counted the crates,"
         "the letter never arrived,three lorries stood at the gate,the key was kept in a drawer,"
         "the meeting had been moved twice,the boat was sold in spring").split(",")


def sentence(draw):
    name = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    role, paper, deed = draw.choice(ROLES), draw.choice(PAPERS), draw.choice(DEEDS)
    return draw.choice([
        f"{name} said that {deed}.",
        f"According to {role}, {deed}.",
        f"“It is plain that {deed},” said {name}.",
        f"{paper[0].upper()}{paper[1:]} reported that an official had told it that {deed}.",
        f"{name} denied that {deed}.",
        f"{role[0].upper()}{role[1:]} declined to comment.",
        f"It rained, and {deed}.",
        f"{name}, who was there, told {paper} that {role} had asked whether {deed}."])


def document(draw, number):
    """(file name, text)"""
    title = f"{draw.choice(DEEDS).capitalize()} ({number})"
    paragraphs = [" ".join(sentence(draw) for _ in range(draw.randint(1, 4))) for _ in range(draw.randint(1, 6))]
    kind = draw.choice(("txt", "md", "html"))
    if kind == "txt":
        return f"{number:05}.txt", title + "\n\n" + "\n\n".join(paragraphs) + "\n"
    if kind == "md":
        return f"{number:05}.md", f"# {title}\n\n" + "\n\n".join(paragraphs) + "\n"
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    return f"{number:05}.html", (f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body>"
                                 f"<nav>Home News</nav><article><h1>{title}</h1>\n{body}</article></body></html>\n")


def write_corpus(folder, count, seed=7):
    """Writes `count` documents into subfolders of a hundred each."""
    draw = random.Random(seed)
    for number in range(count):
        name, text = document(draw, number)
        place = pathlib.Path(folder) / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
