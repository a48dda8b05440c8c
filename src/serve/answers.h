// How answers are made: from JSON, from errors. Pure; safe from any thread.
#pragma once

#include <string_view>

#include "base/result.h"
#include "json/json_writer.h"
#include "serve/http.h"
#include "store/browse_rows.h"

namespace hearsay {

HttpAnswer json_answer(JsonWriter&& json, int status = 200);

// What an error means for whoever asked: NotFound is 404, Invalid 400, …
HttpAnswer answer_of(const Error& error);

// "next": the offset of the page after this one, where there is more.
void write_next(JsonWriter& json, Page page, size_t rows, int64_t total);

}  // namespace hearsay
