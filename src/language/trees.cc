#include "language/trees.h"

#include <limits>

namespace hearsay {

namespace {

constexpr float kNever = -1e30F;

// A graph of `size` nodes, node 0 the root; score[node · size + governor].
struct Graph {
  size_t size = 0;
  std::vector<float> score;

  float at(size_t node, size_t governor) const { return score[node * size + governor]; }
  float& at(size_t node, size_t governor) { return score[node * size + governor]; }
};

std::vector<uint32_t> best_governors(const Graph& graph) {
  std::vector<uint32_t> best(graph.size, 0);
  for (size_t node = 1; node < graph.size; ++node) {
    float most = -std::numeric_limits<float>::infinity();
    for (size_t governor = 0; governor < graph.size; ++governor) {
      if (governor == node || graph.at(node, governor) <= most) continue;
      most = graph.at(node, governor);
      best[node] = static_cast<uint32_t>(governor);
    }
  }
  return best;
}

// The nodes of a cycle, or none.
std::vector<uint32_t> cycle_in(const std::vector<uint32_t>& governors) {
  std::vector<uint32_t> seen(governors.size(), 0);
  for (uint32_t start = 1; start < governors.size(); ++start) {
    uint32_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = governors[node];
    }
    if (node == 0 || seen[node] != start) continue;
    std::vector<uint32_t> cycle{node};
    for (uint32_t next = governors[node]; next != node; next = governors[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

std::vector<uint32_t> spanning_tree(const Graph& graph) {
  std::vector<uint32_t> governors = best_governors(graph);
  const std::vector<uint32_t> cycle = cycle_in(governors);
  if (cycle.empty()) return governors;

  // The cycle becomes one node, the last of a smaller graph.
  std::vector<bool> inside(graph.size, false);
  for (const uint32_t node : cycle) inside[node] = true;
  std::vector<uint32_t> outer;
  for (uint32_t node = 0; node < graph.size; ++node)
    if (!inside[node]) outer.push_back(node);
  const size_t joint = outer.size();
  Graph smaller{joint + 1, std::vector<float>((joint + 1) * (joint + 1), kNever)};
  std::vector<uint32_t> enters(joint, 0);  // by which node of the cycle a governor outside enters it
  std::vector<uint32_t> leaves(joint, 0);  // which node of the cycle governs a node outside
  for (size_t i = 0; i < joint; ++i) {
    for (size_t j = 0; j < joint; ++j) smaller.at(i, j) = graph.at(outer[i], outer[j]);
    float best_in = -std::numeric_limits<float>::infinity();
    float best_out = best_in;
    for (const uint32_t node : cycle) {
      const float in = graph.at(node, outer[i]) - graph.at(node, governors[node]);
      if (in > best_in) {
        best_in = in;
        enters[i] = node;
      }
      if (graph.at(outer[i], node) > best_out) {
        best_out = graph.at(outer[i], node);
        leaves[i] = node;
      }
    }
    smaller.at(joint, i) = best_in;
    smaller.at(i, joint) = best_out;
  }

  const std::vector<uint32_t> tree = spanning_tree(smaller);
  for (size_t i = 1; i < joint; ++i) governors[outer[i]] = tree[i] == joint ? leaves[i] : outer[tree[i]];
  governors[enters[tree[joint]]] = outer[tree[joint]];
  return governors;
}

// Each word's best governor, the root where it is as good: a tree already for most sentences.
bool is_tree_of_best(const float* scores, size_t stride, size_t size, const Kernels& kernels,
                     std::vector<uint32_t>& heads) {
  const auto root = static_cast<uint32_t>(size);
  std::vector<uint32_t> governors(size + 1, 0);  // as in a Graph: the root is node 0
  size_t roots = 0;
  for (size_t word = 0; word < size; ++word) {
    const float* row = scores + word * stride;
    const size_t best = kernels.best_of(row, size);
    if (best == word) return false;
    heads[word] = row[best] > row[size] ? static_cast<uint32_t>(best) : root;
    governors[word + 1] = heads[word] == root ? 0 : heads[word] + 1;
    if (heads[word] == root) ++roots;
  }
  return roots == 1 && cycle_in(governors).empty();
}

}  // namespace

std::vector<uint32_t> best_tree(const float* scores, size_t stride, size_t size, const Kernels& kernels) {
  const auto root = static_cast<uint32_t>(size);
  std::vector<uint32_t> heads(size, root);
  if (size <= 1) return heads;
  if (is_tree_of_best(scores, stride, size, kernels, heads)) return heads;

  // Here the root is node 0, and each word one further on.
  Graph graph{size + 1, std::vector<float>((size + 1) * (size + 1), kNever)};
  for (size_t word = 0; word < size; ++word) {
    graph.at(word + 1, 0) = scores[word * stride + size];
    for (size_t governor = 0; governor < size; ++governor)
      if (governor != word) graph.at(word + 1, governor + 1) = scores[word * stride + governor];
  }
  std::vector<uint32_t> tree = spanning_tree(graph);
  size_t roots = 0;
  size_t top = 0;
  for (size_t node = 1; node <= size; ++node) {
    if (tree[node] != 0) continue;
    ++roots;
    if (top == 0 || graph.at(node, 0) > graph.at(top, 0)) top = node;
  }
  if (roots > 1) {
    for (size_t node = 1; node <= size; ++node)
      if (node != top) graph.at(node, 0) = kNever;
    tree = spanning_tree(graph);
  }
  for (size_t word = 0; word < size; ++word) heads[word] = tree[word + 1] == 0 ? root : tree[word + 1] - 1;
  return heads;
}

}  // namespace hearsay
