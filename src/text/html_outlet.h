// Who publishes a page: its outlet's names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/html_head.h"

namespace hearsay {

class PageOutlet {
 public:
  explicit PageOutlet(const PageHead& head);

  // As the page names it: og:site_name, JSON-LD's publisher, the application's name, else the host of its
  // address; empty where it tells none of them.
  const std::string& name() const { return name_; }
  // Whether these words name the outlet rather than somebody who writes for it: one of its names, or its
  // host's.
  bool is_outlet(std::string_view words) const;

  // Learns the outlet's name from the title element: what stands beside the headline.
  void learn(std::string_view page_title, std::string_view headline);

 private:
  void add_name(std::string_view name);

  std::string name_;
  bool named_ = false;               // by the page, not by its address alone
  std::vector<std::string> keys_;    // letters and digits of its names, in lower case
  std::vector<std::string> labels_;  // the same of its hosts, without their ends: "orrin-courier"
};

// Letters and digits in lower case (ASCII; other scripts' letters as they are): the same for names that
// differ in blanks, quotation marks and dashes.
std::string name_key(std::string_view text);

// The host of an address without "www.": "orrin-courier.example"; empty where it has none.
std::string_view host_of(std::string_view address);

}  // namespace hearsay
