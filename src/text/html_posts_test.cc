// Pages as forum and blog programs write them, filled with an invented thread.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/document.h"
#include "text/document_check.h"

namespace hearsay {
namespace {

struct Post {
  std::string number, author, shown, day, text, unix_time;
};

const std::vector<Post>& thread() {
  static const std::vector<Post> posts = {
      {"11", "Oda Fell", "May 4, 2020, 10:04 AM", "2020-05-04",
       "It rained on the quay for the whole of the day, as I wrote to the harbour office in the evening.",
       "1588593600000"},
      {"12", "per_holt", "May 5, 2020, 7:15 PM", "2020-05-05",
       "No, it did not rain at all where I live, and I was out of doors from the morning on. Who says it "
       "did?",
       "1588680000000"},
      {"14", "Oda Fell", "May 16, 2020, 8:00 AM", "2020-05-16",
       "Then we speak of two quays, and of two days. I have asked the office for the figures of both of "
       "them.",
       "1589630400000"}};
  return posts;
}

std::string filled(std::string_view form, const Post& post) {
  std::string out;
  for (size_t at = 0; at < form.size(); ++at) {
    if (form[at] != '$') {
      out += form[at];
      continue;
    }
    switch (form[++at]) {
      case 'N':
        out += post.number;
        break;
      case 'A':
        out += post.author;
        break;
      case 'D':
        out += post.shown;
        break;
      case 'I':
        out += post.day + "T12:00:00+00:00";
        break;
      case 'U':
        out += post.unix_time;
        break;
      case 'T':
        out += post.text;
        break;
      default:
        ADD_FAILURE() << form;
        break;
    }
  }
  return out;
}

// Words between tags, white space collapsed.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The words of a post without what is none of its own.
std::string own_words(const Document& document, size_t index) {
  std::string out;
  uint32_t at = document.passages[index].span.begin;
  for (const Passage& inner : document.passages) {
    if (inner.parent != static_cast<int>(index) || inner.kind == PassageKind::Quotation) continue;
    out += std::string(Span{at, inner.span.begin}.of(document.text)) + " ";
    at = inner.span.end;
  }
  return folded(out + std::string(Span{at, document.passages[index].span.end}.of(document.text)));
}

struct Found {
  std::string author, published, text, link;
  bool operator==(const Found&) const = default;
};
void PrintTo(const Found& post, std::ostream* out) {
  *out << post.author << " | " << post.published << " | " << post.text << " | " << post.link;
}

std::vector<Found> posts_of(const std::string& html, PassageKind kind) {
  Capture capture;
  capture.bytes = html;
  capture.media_type = "text/html";
  Result<Document> document = read_document(capture, {});
  EXPECT_TRUE(document.ok());
  if (!document) return {};
  EXPECT_EQ(document_fault(*document, html.size()), "");
  std::vector<Found> found;
  for (size_t i = 0; i < document->passages.size(); ++i) {
    const Passage& passage = document->passages[i];
    if (passage.kind == kind)
      found.push_back({passage.author, passage.published, own_words(*document, i), passage.link});
  }
  return found;
}

TEST(HtmlPosts, Programs) {
  const struct {
    const char *program, *before, *post, *after, *link;
    PassageKind kind = PassageKind::Post;
  } cases[] = {
      {"XenForo 2", "<div class=block-container>",
       "<article class='message message--post js-post' data-author='$A' id=js-post-$N><div "
       "class=message-cell><section "
       "class=message-user><h4 class=message-name><a href=/members/x.$N/ class=username>$A</a></h4><h5 "
       "class='userTitle message-userTitle'>Member</h5><dl class=pairs><dt>Joined</dt><dd>Jan 3, "
       "2009</dd></dl>"
       "</section></div><div class=message-cell><header class=message-attribution><ul "
       "class=message-attribution-main><li><a "
       "href=/threads/q.1/post-$N><time class=u-dt datetime=$I>$D</time></a></li></ul></header><div "
       "class=message-content>"
       "<article class=message-body><div class=bbWrapper>$T</div></article><div class=message-lastEdit>Last "
       "edited: <time "
       "class=u-dt datetime=2021-01-01T00:00:00Z>Jan 1, 2021</time></div></div><aside "
       "class=message-signature>Be kind."
       "</aside><footer class=message-footer><a href=/posts/$N/react>Like</a> <a "
       "href=/posts/$N/reply>Reply</a></footer>"
       "</div></article>",
       "</div>", "/threads/q.1/post-$N"},
      {"XenForo 1", "<ol class=messageList>",
       "<li id=post-$N class='message' data-author='$A'><div class=messageUserInfo><h3 class=userText><a "
       "class=username href=members/x.$N/>$A</a><em class=userTitle>Member</em></h3></div><div "
       "class='messageInfo "
       "primaryContent'><div class=messageContent><article><blockquote class='messageText "
       "ugc'>$T</blockquote></article></div>"
       "<div class=messageMeta><span class=authorEnd>$A,</span> <a href=threads/q.1/#post-$N "
       "class=datePermalink><span "
       "class=DateTime title='$D'>$D</span></a> <a class=item>Reply</a></div></div></li>",
       "</ol>", "threads/q.1/#post-$N"},
      {"vBulletin 3", "<div id=posts>",
       "<div id=edit$N><table id=post$N class=tborder><tr><td class=thead>$D</td><td class=thead>#<a "
       "href=showthread.php?p=$N#post$N id=postcount$N>1</a></td></tr><tr><td class=alt2><a "
       "class=bigusername "
       "href=member.php?u=$N>$A</a><div class=smallfont>Senior Member</div><div class=smallfont><div>Join "
       "Date: Jan 2009"
       "</div><div>Posts: 12</div></div></td><td class=alt1 id=td_post_$N><div class=smallfont><strong>Re: "
       "Rain</strong>"
       "</div><div id=post_message_$N>$T</div></td></tr></table></div>",
       "</div>", "showthread.php?p=$N#post$N"},
      {"vBulletin 4", "<ol id=posts class=posts>",
       "<li class='postbitlegacy postbitim postcontainer old' id=post_$N><div class=posthead><span "
       "class=postdate><span "
       "class=date>$D</span></span><a name=post$N href=showthread.php?1&p=$N "
       "class=postcounter>#1</a></div><div "
       "class=postdetails><div class=userinfo><div class=username_container><a class='username offline' "
       "href=member.php?$N>"
       "<strong>$A</strong></a></div><dl class=userstats><dt>Join Date</dt><dd>Jan 2009</dd></dl></div><div "
       "class=postbody>"
       "<div class=content><div id=post_message_$N><blockquote class='postcontent "
       "restore'>$T</blockquote></div></div>"
       "</div></div></li>",
       "</ol>", "showthread.php?1&p=$N"},
      {"phpBB 3", "<body class='section-viewtopic'>",
       "<div id=p$N class='post has-profile bg2'><div class=inner><dl class=postprofile id=profile$N><dt><a "
       "href=memberlist.php?mode=viewprofile&u=$N class=username>$A</a></dt><dd class=profile-posts>Posts: "
       "516</dd></dl><div "
       "class=postbody><h3><a href=#p$N>Re: Rain</a></h3><p class=author><a "
       "href=viewtopic.php?p=$N#p$N>Post</a>by <strong><a "
       "class=username href=memberlist.php?mode=viewprofile&u=$N>$A</a></strong> » $D</p><div "
       "class=content>$T</div><div "
       "class=notice>Last edited by $A on May 30, 2020, edited 1 time in total.</div><div id=sig$N "
       "class=signature>Be kind."
       "</div></div></div></div>",
       "", "viewtopic.php?p=$N#p$N"},
      {"phpBB 2", "<table class=forumline><tr><th>Author</th><th>Message</th></tr>",
       "<tr><td class=row1><span class=name><a name=$N></a><b>$A</b></span><br><span "
       "class=postdetails>Regular<br>Joined: 03 "
       "Jan 2009<br>Posts: 12</span></td><td class=row1><table><tr><td><a href=viewtopic.php?p=$N#$N><img "
       "src=i></a><span "
       "class=postdetails>Posted: $D &nbsp; Post subject: Rain</span></td><td><a "
       "href=posting.php?p=$N>quote</a></td></tr>"
       "<tr><td colspan=2><hr></td></tr><tr><td colspan=2><span "
       "class=postbody>$T</span></td></tr></table></td></tr><tr><td "
       "class=row1><a href=#top>Back to top</a></td><td class=row1><a "
       "href=profile.php?u=$N>profile</a></td></tr>",
       "</table>", "viewtopic.php?p=$N#$N"},
      {"Simple Machines", "<div id=forumposts>",
       "<div class=windowbg id=msg$N><div class=post_wrapper><div class=poster><h4><a "
       "href=index.php?action=profile;u=$N>$A"
       "</a></h4><ul class=user_info><li class=membergroup>Newbie</li><li class=postcount>Posts: "
       "12</li></ul></div><div "
       "class=postarea><div class=keyinfo><h5 id=subject_$N><a href=index.php?topic=1.msg$N#msg$N>Re: "
       "Rain</a></h5><div "
       "class=smalltext>« <strong>Reply #1 on:</strong> $D »</div></div><div class=post><div class=inner "
       "id=msg_$N>$T</div>"
       "</div></div><div class=moderatorbar><div class=signature>Be kind.</div></div></div></div>",
       "</div>", "index.php?topic=1.msg$N#msg$N"},
      {"MyBB", "<div id=posts>",
       "<div class='post classic' id=post_$N><div class=post_author><div "
       "class=author_information><strong><span class=largetext>"
       "<a href=member.php?action=profile&uid=$N>$A</a></span></strong><br><span "
       "class=smalltext>Member</span></div></div><div "
       "class=post_content><div class=post_head><div class=float_right><strong><a "
       "href=showthread.php?pid=$N#pid$N>#1</a>"
       "</strong></div><span class=post_date>$D</span></div><div class='post_body scaleimages' "
       "id=pid_$N>$T</div></div></div>",
       "</div>", "showthread.php?pid=$N#pid$N"},
      {"Invision 4", "<div class=cTopic>",
       "<article id=elComment_$N class='cPost ipsBox ipsComment'><aside class=ipsComment_author><h3 "
       "class='ipsType_sectionHead "
       "cAuthorPane_author'><a href=/profile/$N-x/>$A</a></h3><ul><li>Members</li><li>12 "
       "posts</li></ul></aside><div "
       "class=ipsColumn><div class=ipsComment_meta><a href=/topic/1/?do=findComment&comment=$N "
       "class=ipsType_blendLinks>Posted "
       "<time datetime=$I>$D</time></a></div><div class=cPost_contentWrap><div data-role=commentContent "
       "class='ipsType_normal "
       "ipsType_richText'><p>$T</p></div></div></div></article>",
       "</div>", "/topic/1/?do=findComment&comment=$N"},
      {"Discourse", "<div itemscope itemtype=http://schema.org/DiscussionForumPosting>",
       "<div id=post_$N class='topic-body crawler-post'><div class=crawler-post-meta><span class=creator "
       "itemprop=author "
       "itemscope itemtype=http://schema.org/Person><a href=/u/x><span "
       "itemprop=name>$A</span></a></span><span "
       "class=crawler-post-infos><time datetime=$I class=post-time>$D</time> <a itemprop=url "
       "href=/t/rain/1/$N>1</a></span>"
       "</div><div class=post itemprop=text><p>$T</p></div></div>",
       "</div>", "/t/rain/1/$N"},
      {"Vanilla", "<ul class=MessageList>",
       "<li class='Item ItemComment' id=Comment_$N><div class=Comment><div class='Item-Header "
       "CommentHeader'><span class=Author>"
       "<a class=Username href=/profile/x>$A</a></span><span class=MItem><a class=Permalink "
       "href=/discussion/comment/$N/#Comment_$N>"
       "<time datetime=$I>$D</time></a></span></div><div class=Item-BodyWrap><div class=Item-Body><div "
       "class='Message userContent'>"
       "$T</div></div></div></div></li>",
       "</ul>", "/discussion/comment/$N/#Comment_$N"},
      {"FluxBB", "<div id=brdmain>",
       "<div id=p$N class='blockpost roweven'><h2><span><span class=conr>#1</span> <a "
       "href=viewtopic.php?pid=$N#p$N>$D</a></span>"
       "</h2><div class=box><div class=inbox><div class=postbody><div class=postleft><dl><dt><strong><a "
       "href=profile.php?id=$N>$A"
       "</a></strong></dt><dd class=usertitle><strong>Member</strong></dd></dl></div><div "
       "class=postright><h3>Re: Rain</h3><div "
       "class=postmsg><p>$T</p></div><div class='postsignature postmsg'><hr>Be "
       "kind.</div></div></div></div></div></div>",
       "</div>", "viewtopic.php?pid=$N#p$N"},
      {"NodeBB", "<ul component=topic class=posts>",
       "<li component=post data-username='$A'><div class=post-header><a href=/user/x><span class=avatar "
       "title='$A'></span></a><strong>"
       "<a href=/user/x>$A</a></strong> <a class=permalink href=/post/$N><span class=timeago "
       "title='$I'></span></a></div><div "
       "class=content component=post/content itemprop=text><p>$T</p></div><div class=post-footer><a "
       "href=#>Reply</a> <a href=#>Quote"
       "</a></div></li>",
       "</ul>", "/post/$N"},
      {"WoltLab", "<ul class=messageList>",
       "<li id=post$N class=anchorFixedHeader><article class='wbbPost message "
       "messageSidebarOrientationLeft'><aside "
       "class=messageSidebar><div class=messageAuthor><a href=/user/$N-x/ class='username "
       "userLink'>$A</a></div><div "
       "class=userCredits>Posts 12</div></aside><div class=messageContent><header class=messageHeader><a "
       "href=/thread/1/?postID=$N#post$N "
       "class='permalink messagePublicationTime'><time datetime=$I class=datetime>$D</time></a></header><div "
       "class=messageBody><div "
       "class=messageText><p>$T</p></div></div><div class=messageSignature>Be "
       "kind.</div></div></article></li>",
       "</ul>", "/thread/1/?postID=$N#post$N"},
      {"Phorum", "<div id=phorum>",
       "<a name=msg-$N></a><div class=message><div class=generic><table><tr><td><div class='message-author "
       "icon-user'><a "
       "href=profile.php?2,$N>$A</a></div><small><strong><a href=read.php?2,1,$N#msg-$N>Re: "
       "Rain</a></strong><br>$D</small></td><td "
       "class=message-user-info>Registered: 8 years ago<br>Posts: 69</td></tr></table></div><div "
       "class=message-body>$T<div "
       "class=message-options><a href=read.php?2,1,$N#REPLY>Reply</a> <a "
       "href=read.php?2,1,$N,quote#REPLY>Quote</a></div></div></div>",
       "</div>", "read.php?2,1,$N#msg-$N"},
      {"Hacker News", "<table class=comment-tree>",
       "<tr class='athing comtr' id=$N><td><table><tr><td class=default><div><span class=comhead><a "
       "href=user?id=x class=hnuser>$A</a> "
       "<span class=age title='$I'><a href=item?id=$N>then</a></span></span></div><div class=comment><div "
       "class='commtext c00'>$T</div>"
       "<div class=reply><u><a href=reply?id=$N>reply</a></u></div></div></td></tr></table></td></tr>",
       "</table>", "item?id=$N"},
      {"Reddit", "<div class=sitetable>",
       "<div class='thing comment' id=thing_t1_$N><div class=entry><p class=tagline><a href=/user/x "
       "class=author>$A</a> <span "
       "class=score>3 points</span> <time title='$D' datetime=$I>then</time></p><form class=usertext><div "
       "class='usertext-body'><div "
       "class=md><p>$T</p></div></div></form><ul class='flat-list buttons'><li><a "
       "href=/r/quays/comments/1/rain/$N/ class=bylink>"
       "permalink</a></li><li><a href=#>reply</a></li></ul></div></div>",
       "</div>", "/r/quays/comments/1/rain/$N/"},
      {"Stack Exchange", "<div id=answers itemscope itemtype=https://schema.org/QAPage>",
       "<div id=answer-$N class=answer itemprop=suggestedAnswer itemscope "
       "itemtype=https://schema.org/Answer><div class=post-layout><div "
       "class=votecell>3</div><div class=answercell><div class='s-prose js-post-body' "
       "itemprop=text><p>$T</p></div><div class=post-menu><a "
       "href=/a/$N class=js-share-link>Share</a></div><div class='post-signature owner'><div "
       "class=user-info><div class=user-action-time>"
       "answered <span title='$I' class=relativetime>$D</span></div><div class=user-details "
       "itemprop=author><a href=/users/$N/x>$A</a>"
       "</div></div></div></div></div></div>",
       "</div>", "/a/$N"},
      {"WordPress", "<article class=hentry><h1>Rain</h1></article><div id=comments><ol class=comment-list>",
       "<li id=comment-$N class='comment even thread-even depth-1'><article id=div-comment-$N "
       "class=comment-body><footer class=comment-meta>"
       "<div class='comment-author vcard'><b class=fn><a href=http://x.example rel=external>$A</a></b> <span "
       "class=says>says:</span></div><div "
       "class=comment-metadata><a href=http://b.example/rain/#comment-$N><time "
       "datetime=$I>$D</time></a></div></footer><div "
       "class=comment-content><p>$T</p></div><div class=reply><a class=comment-reply-link "
       "href=#>Reply</a></div></article></li>",
       "</ol></div>", "http://b.example/rain/#comment-$N", PassageKind::Comment},
      {"Blogger", "<div id=comments><ol>",
       "<li class=comment id=c$N><div class=comment-block><div class=comment-header><cite class=user><a "
       "href=http://x.example>$A</a></cite>"
       "<span class='datetime secondary-text'><a href=http://b.example/rain.html#c$N>$D</a></span></div><p "
       "class=comment-content>$T</p>"
       "<span class=comment-actions><a href=#>Reply</a></span></div></li>",
       "</ol></div>", "http://b.example/rain.html#c$N", PassageKind::Comment},
      {"microdata", "<article><h1>Rain</h1></article><section>",
       "<div itemprop=comment itemscope itemtype=http://schema.org/Comment><b itemprop=author>$A</b> <meta "
       "itemprop=dateCreated content=$I><i>"
       "then</i><div itemprop=text>$T</div></div>",
       "</section>", "", PassageKind::Comment},
      {"ProBoards", "<table class=list>",
       "<tr id=post-$N class='item post'><td><table><tr><td class=left-panel><div class=mini-profile><a "
       "class=user-link "
       "href=/user/$N>$A</a><div>Junior Member</div></div></td><td><span class=date><abbr class=time "
       "data-timestamp=$U>a while "
       "ago</abbr></span><a class=permalink href=/post/$N/thread>#1</a><div "
       "class=message>$T</div></td></tr></table></td></tr>",
       "</table>", "/post/$N/thread"},
      {"rows of a table of no known program", "<title>Rain - Quay Forum</title><table>",
       "<tr><td rowspan=2><a name=$N></a><div class=box><b>$A</b><br><span>Regular</span></div></td><td>#$N "
       "written: $D <a "
       "href=#top>Top</a></td></tr><tr class=row><td><div class=words>$T</div></td></tr>",
       "</table>", ""},
      {"boxes of no known program", "<title>Rain - Quay Forum</title><main>",
       "<div class=box><div class=head><a href=/member/x>$A</a> <span>$D</span></div><div "
       "class=mid>$T</div><div class=foot><a "
       "href=#a>Reply</a> <a href=#b>Report</a></div></div>",
       "</main>", ""},
      {"nothing around the words", "<title>Rain - Quay Forum</title><main>",
       "<div class=box><a href=/member/x>$A</a> <i>$D</i><br>$T<br><a href=#b>Report</a></div>", "</main>",
       ""},
  };
  for (const auto& c : cases) {
    std::string html = std::string("<!DOCTYPE html><html>") + c.before;
    std::vector<Found> expected;
    for (const Post& post : thread()) {
      html += filled(c.post, post);
      expected.push_back({post.author, post.day, post.text, filled(c.link, post)});
    }
    std::vector<Found> found = posts_of(html + c.after, c.kind);
    if (*c.link == '\0')
      for (Found& post : found) post.link.clear();
    EXPECT_EQ(found, expected) << c.program;
  }
}

std::string xenforo(const std::string& number, const std::string& author, const std::string& body) {
  return "<article class='message message--post' data-author='" + author + "' id=js-post-" + number +
         "><div class=message-user><a class=username href=/members/x." + number + "/>" + author +
         "</a></div><time class=u-dt datetime=2021-03-04T10:00:00Z>then</time><article "
         "class=message-body><div "
         "class=bbWrapper>" +
         body + "</div></article></article>";
}

TEST(HtmlPosts, OnePostAloneIsAPost) {
  EXPECT_EQ(posts_of("<!DOCTYPE html><html>" + xenforo("1", "Oda", "So it goes."), PassageKind::Post),
            (std::vector<Found>{{"Oda", "2021-03-04", "So it goes.", "#js-post-1"}}));
}

// An article pasted into a post keeps its own author, outlet, date and correction; the poster's remark is not
// part of it.
TEST(HtmlPosts, PastedArticles) {
  const std::string prose =
      "<p>The harbour office said on Monday that it had received the letter, and that the matter would be "
      "looked into by "
      "the council before the summer is over.</p>";
  const std::string article =
      "<p>Council sells the old quay</p><p>By Lio Marsh, The Orrin Courier, 3 March 2021</p>" + prose +
      prose + prose + "<p>Correction, 5 March: an earlier version of this article gave a wrong price.</p>";
  const struct {
    const char* name;
    std::string body, outline;
  } cases[] = {
      {"alone", article,
       "post Oda / article Lio Marsh, The Orrin Courier, 2021-03-03 / correction 2021-03-05"},
      {"with a remark", article + "<p>I never liked that quay.</p>",
       "post Oda / article Lio Marsh, The Orrin Courier, 2021-03-03 / correction 2021-03-05"},
      {"below a quotation", "<blockquote>Was it sold?</blockquote>" + article,
       "post Oda / quotation / article Lio Marsh, The Orrin Courier, 2021-03-03 / correction 2021-03-05"},
      {"a long post", prose + prose + prose + prose + prose + prose, "post Oda"},
      {"a post that names its author",
       "<p>Hello all,</p>" + prose + prose + prose + prose + "<p>by the way, I am Oda.</p>", "post Oda"},
  };
  for (const auto& c : cases) {
    Capture capture;
    capture.bytes =
        "<!DOCTYPE html><html>" + xenforo("1", "Oda", c.body) + xenforo("2", "Per", "So it goes.");
    capture.media_type = "text/html";
    const Result<Document> document = read_document(capture, {});
    ASSERT_TRUE(document.ok());
    std::string outline;
    for (const Passage& passage : document->passages) {
      if (passage.kind == PassageKind::Boilerplate || passage.author == "Per") continue;
      if (!outline.empty()) outline += " / ";
      outline += name_of(passage.kind);
      if (!passage.author.empty()) outline += " " + passage.author;
      if (!passage.outlet.empty()) outline += ", " + passage.outlet;
      if (passage.kind == PassageKind::Article) outline += ",";
      if (!passage.published.empty() && passage.kind != PassageKind::Post) outline += " " + passage.published;
    }
    EXPECT_EQ(outline, c.outline) << c.name;
  }
}

}  // namespace
}  // namespace hearsay
