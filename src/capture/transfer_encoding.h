// The transfer encodings of mail (RFC 2045, uuencode): what keeps any bytes on short lines of ASCII.
//
// Lenient, as mail programs are: what is no code is skipped (base64) or stands for itself (quoted-printable).
// Pure, linear; safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "capture/mail_words.h"

namespace hearsay {

enum class TransferEncoding { None, QuotedPrintable, Base64, Uuencode };

// `on_piece` may be empty. Pieces are exact: a byte for "=E9", three bytes for a group of four letters;
// behind the first million of them, 64 bytes and more share one.
std::string decode_transfer(std::string_view raw, TransferEncoding encoding,
                            const DecodedPiece& on_piece = {});

}  // namespace hearsay
