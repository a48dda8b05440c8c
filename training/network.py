"""The network: one encoder over the words of a document, and heads for tags, trees and names.

Word vectors (fixed) and hashed features → 128 numbers a word → six residual convolutions of width three, two of them with a memory of all words before
and behind → heads. Nearly all of it is matrix products and maxima, so that the program can compute it in small integers. Sizes stand in `Sizes`; what was tried stands in models/README.md.
"""
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

import word_features

GAPS = 4  # nothing, white space, a line break, an empty line before the word
HINTS = 15  # src/claims/attribution_features.h
# How often something is left out while it learns, lest names be learnt by heart: each feature, the whole word most often; and all but the letters' features.
FORGOTTEN = (0.2, 0.1, 0.1, 0.1, 0.1)
UNKNOWN = 0.12
DISTANCES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30)  # a head's distance falls into one of these, to the left or right


@dataclass
class Sizes:
    width: int = 128
    hashed: int = 48
    dilations: tuple = (1, 1, 2, 4, 8, 1)
    memories: tuple = (2, 4)  # the layers that have one
    arc: int = 96
    relation: int = 96
    pair: int = 64
    dropout: float = 0.25


class Dropout(nn.Module):
    """Leaves out the same numbers of all words of a stretch (Gal and Ghahramani 2016): cheaper than a choice for each word, and better for trees."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        return x * ((torch.rand(x.shape[0], 1, x.shape[2]) >= self.share) / (1 - self.share))


class Scan(torch.autograd.Function):
    """[texts, words, numbers]: out[t] = keep[t] · out[t - 1] + new[t], in as many steps as the number of words has bits."""

    @staticmethod
    def run(keep, new):
        far = 1
        while far < new.shape[1]:
            new = torch.cat([new[:, :far], torch.addcmul(new[:, far:], keep[:, far:], new[:, :-far])], 1)
            keep = torch.cat([keep[:, :far], keep[:, far:] * keep[:, :-far]], 1)
            far *= 2
        return new

    @staticmethod
    def forward(ctx, keep, new):
        out = Scan.run(keep, new)
        ctx.save_for_backward(keep, out)
        return out

    @staticmethod
    def backward(ctx, grad):
        keep, out = ctx.saved_tensors
        after = torch.cat([keep[:, 1:], torch.zeros_like(keep[:, :1])], 1)
        new = Scan.run(after.flip(1), grad.flip(1)).flip(1)
        return torch.cat([torch.zeros_like(out[:, :1]), new[:, 1:] * out[:, :-1]], 1), new


class Memory(nn.Module):
    """What each word is told of all words before it (the first half of the numbers) and of all behind it: a gated recurrence without products of its own
    (quasi-recurrent networks, Bradbury et al. 2017; SRU, Lei et al. 2018). Begins as nothing."""

    def __init__(self, width):
        super().__init__()
        self.news = nn.Linear(width, width)
        self.keep = nn.Linear(width, width)
        nn.init.zeros_(self.news.weight)
        nn.init.zeros_(self.news.bias)
        nn.init.constant_(self.keep.bias, 1.5)

    def forward(self, x, inside):
        keep = (0.2 * self.keep(x) + 0.5).clamp(0, 1)
        new = (1 - keep) * self.news(x)
        if inside is not None:
            new = new * inside[..., None]
        half = x.shape[-1] // 2
        before = Scan.apply(keep[..., :half], new[..., :half])
        behind = Scan.apply(keep[..., half:].flip(1), new[..., half:].flip(1)).flip(1)
        return torch.cat([before, behind], -1)


class Encoder(nn.Module):
    def __init__(self, vectors, sizes):
        super().__init__()
        self.sizes = sizes
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.hashed = nn.Embedding(sum(word_features.BUCKETS), sizes.hashed)
        self.place = nn.Embedding(GAPS * 2, sizes.width)  # gap, first word of a sentence
        self.enter = nn.Linear(vectors.shape[1] + sizes.hashed * len(word_features.BUCKETS), sizes.width)
        self.layers = nn.ModuleList(nn.Linear(3 * sizes.width, sizes.width) for _ in sizes.dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(sizes.width) for _ in sizes.dilations)
        self.memories = nn.ModuleDict({str(i): Memory(sizes.width) for i in sizes.memories})
        self.drop = Dropout(sizes.dropout)
        nn.init.normal_(self.hashed.weight, std=0.1)

    def forward(self, words, hashed, place, hidden=None, inside=None):
        """[texts, words, width]. hidden: True at words that the encoder is not to see; inside: False behind a text's end."""
        vectors = self.vectors(words)
        features = self.hashed(hashed)
        if hidden is not None:
            vectors = vectors * ~hidden[..., None]
            features = features * ~hidden[..., None, None]
        if self.training:  # a feature that was never seen, a word of which only the letters are known
            features = features * (torch.rand(*hashed.shape, 1) > torch.tensor(FORGOTTEN)[:, None])
            known = torch.rand(*words.shape, 1) > UNKNOWN
            vectors = vectors * known
            features = torch.cat([features[..., :1, :] * known[..., None], features[..., 1:, :]], -2)
        x = torch.cat([vectors, features.flatten(-2)], -1)
        x = self.drop(functional.relu(self.enter(x) + self.place(place)))
        for i, norm in enumerate(self.norms):
            x = norm(x + self.drop(functional.relu(self.around(i, x, inside))))
        return x

    def around(self, i, x, inside=None):
        """What layer i says of each word, from its neighbours and the memory."""
        far = self.sizes.dilations[i]
        wide = functional.pad(x, (0, 0, far, far))
        y = self.layers[i](torch.cat([wide[:, :-2 * far], x, wide[:, 2 * far:]], -1))
        return y + self.memories[str(i)](x, inside) if i in self.sizes.memories else y


def buckets(length):
    """[length, length + 1] numbers of the distance from each word to each head; the last column is the root."""
    limits = torch.tensor(DISTANCES)
    far = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    index = torch.bucketize(far.abs(), limits, right=True)
    index = torch.where(far > 0, index + len(DISTANCES) + 1, index)
    return torch.cat([index, torch.full((length, 1), 2 * len(DISTANCES) + 2)], 1)


class Tree(nn.Module):
    """Scores of heads and relations (Dozat and Manning 2017), with a say of the distance."""

    def __init__(self, sizes, relations):
        super().__init__()
        width = sizes.width
        self.dependent = nn.Linear(width, sizes.arc)
        self.governor = nn.Linear(width, sizes.arc)
        self.bilinear = nn.Linear(sizes.arc, sizes.arc, bias=False)
        self.governor_score = nn.Linear(sizes.arc, 1)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.distance = nn.Linear(sizes.arc, 2 * len(DISTANCES) + 3)
        self.relation_dependent = nn.Linear(width, sizes.relation)
        self.relation_governor = nn.Linear(width, sizes.relation)
        self.relations = nn.Linear(sizes.relation, relations)
        self.drop = Dropout(sizes.dropout)

    def arcs(self, x):
        """[sentences, words, words + 1] scores of each head; the last is the root. x: [sentences, words, width]."""
        root = self.root.expand(x.shape[0], 1, -1)
        dependent = self.drop(functional.relu(self.dependent(x)))
        governor = self.drop(functional.relu(self.governor(torch.cat([x, root], 1))))
        scores = self.bilinear(dependent) @ governor.transpose(1, 2) + self.governor_score(governor).transpose(1, 2)
        places = buckets(x.shape[1])[None].expand(x.shape[0], -1, -1)
        return scores + self.distance(dependent).gather(2, places)

    def labels(self, x, heads):
        """Scores of the relation of each word to the head given (words + 1 of them, the last is the root)."""
        root = self.root.expand(x.shape[0], 1, -1)
        governor = self.relation_governor(torch.cat([x, root], 1))
        chosen = governor.gather(1, heads[..., None].expand(-1, -1, governor.shape[-1]))
        return self.relations(self.drop(functional.relu(self.relation_dependent(x) + chosen)))


class Network(nn.Module):
    def __init__(self, vectors, labels, sizes):
        super().__init__()
        self.encoder = Encoder(vectors, sizes)
        width = sizes.width
        self.tags = nn.Linear(width, len(labels["xpos"]))
        self.universal = nn.Linear(width, len(labels["upos"]))
        self.names = nn.Linear(width, len(labels["names"]))
        self.starts = nn.Linear(width, 1)  # whether a sentence begins where the rules began none
        self.tree = Tree(sizes, len(labels["relations"]))
        self.machine_tree = Tree(sizes, len(labels["machine_relations"]))  # only while it learns
        self.drop = Dropout(sizes.dropout)
        # Attributions: one more layer, which also knows what the rules say; cues; and for each cue the words of its source and content.
        self.hints = nn.Embedding(HINTS, width)
        self.reader = nn.Linear(3 * width, width)
        self.reader_norm = nn.LayerNorm(width)
        self.cues = nn.Linear(width, len(labels["cues"]))
        self.stances = nn.Linear(width, len(labels["stances"]))
        self.anchor = nn.Linear(width, sizes.pair)
        self.partner = nn.Linear(width, sizes.pair)
        self.pair_tables = nn.ModuleList(nn.Embedding(size, sizes.pair) for size in labels["pair_sizes"])
        self.roles = nn.Linear(sizes.pair, len(labels["roles"]))
        nn.init.normal_(self.hints.weight, std=0.1)
        for table in self.pair_tables:
            nn.init.normal_(table.weight, std=0.1)

    def read(self, x, hints):
        """[texts, words, width] for what follows, from the encoder's words."""
        x = x + self.hints(hints)
        wide = functional.pad(x, (0, 0, 1, 1))
        wide = torch.cat([wide[:, :-2], x, wide[:, 2:]], -1)
        return self.reader_norm(x + self.drop(functional.relu(self.reader(wide))))

    def pair_scores(self, z, anchors, partners, rows):
        """[pairs, roles]. z: [words, width]; anchors, partners: places in z of each pair; rows: [pairs, features]."""
        hidden = self.anchor(z)[anchors] + self.partner(z)[partners]
        for i, table in enumerate(self.pair_tables):
            hidden = hidden + table(rows[:, i])
        hidden = functional.relu(hidden)
        if self.training:
            hidden = hidden * ((torch.rand(hidden.shape[1]) >= 0.1) / 0.9)
        return self.roles(hidden)


def weights_of(net):
    """All that is learnt; the word vectors are not."""
    return {name: value for name, value in net.state_dict().items() if not name.endswith("vectors.weight")}


def take(net, weights):
    """Weights that an earlier run made. What they lack (memories, sentences) is to be learnt now."""
    missing, unknown = net.load_state_dict({name: value for name, value in weights.items() if not name.endswith("vectors.weight")}, strict=False)
    missing = [name for name in missing if not name.endswith("vectors.weight")]
    if unknown or any("memories" not in name and "starts" not in name for name in missing):
        raise ValueError(f"weights of another network: {unknown + missing}")
