#pragma once

#include "markup/block.h"
#include "markup/texspans.h"

#include <md4c.h>

#include <vector>

namespace markup {

// Listens to the parser and lays its tree flat: one list of blocks, each with its depth and marker.
class BlockBuilder
{
public:
    explicit BlockBuilder(const TexSpans &tex) : m_tex(tex) {}

    void enterBlock(MD_BLOCKTYPE type, void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void takeText(MD_TEXTTYPE type, const QString &text);

    QList<Block> blocks{};
    bool lastIsFenced = false;

private:
    struct OpenList
    {
        bool ordered = false;
        unsigned number = 0;
        bool tight = false;
    };

    Block &open(Block::Kind kind);
    void closeImplicit();
    void flushMarker();
    void addSpan(const QString &text, quint16 style);
    void addMarked(const QString &text);
    QString attribute(const MD_ATTRIBUTE &attribute) const;
    QList<Span> &line();

    const TexSpans &m_tex;
    std::vector<OpenList> m_lists{};
    int m_quotes = 0;
    QString m_marker{};
    bool m_leafOpen = false;
    bool m_implicit = false; // an item of a tight list: text without a paragraph
    bool m_inCell = false;
    std::vector<quint16> m_styles{};
    QStringList m_targets{};
};

} // namespace markup
