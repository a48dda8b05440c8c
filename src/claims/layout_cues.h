// Attributions that the layout makes: quoted and reposted passages, speaker labels, signatures under a post.
#pragma once

#include <vector>

#include "claims/reading.h"
#include "claims/sentence.h"

namespace hearsay {

// "X said: ↑", "Originally posted by X", "X wrote:" and the quoted passage; a reposted article and the words
// that announce it.
void read_passage_cues(const Document& document, const Annotation& annotation, const Page& page,
                       std::vector<Attribution>& found);

// "NAME: …", "Q. …", a headline "Name: what she says", and "— Name" below a line.
void read_labels(const Page& page, std::vector<Attribution>& found);

}  // namespace hearsay
