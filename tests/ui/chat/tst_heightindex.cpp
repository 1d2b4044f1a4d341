#include "support/quietmain.h"
#include "ui/chat/transcript/heightindex.h"

#include <QRandomGenerator>

#include <vector>

using ui::chat::HeightIndex;

// Beside a plain list of heights that is summed up each time.
class TestHeightIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAPlainListSays()
    {
        QRandomGenerator random(7);
        HeightIndex index;
        std::vector<int> plain;
        const auto top = [&](int row) {
            qint64 sum = 0;
            for (int i = 0; i < row; ++i)
                sum += plain[static_cast<std::size_t>(i)];
            return sum;
        };
        for (int step = 0; step < 3000; ++step) {
            const quint32 what = random.bounded(10u);
            if (what < 5 || plain.empty()) {
                plain.push_back(static_cast<int>(random.bounded(1u, 400u)));
                index.append(plain.back());
            } else if (what < 9) {
                const auto row = static_cast<std::size_t>(random.bounded(static_cast<int>(plain.size())));
                plain[row] = static_cast<int>(random.bounded(1u, 400u));
                index.setHeight(static_cast<int>(row), plain[row]);
            } else {
                plain.resize(plain.size() - std::min<std::size_t>(plain.size(), random.bounded(4u)));
                index.truncate(static_cast<int>(plain.size()));
            }
            const int count = static_cast<int>(plain.size());
            QCOMPARE(index.count(), count);
            QCOMPARE(index.total(), top(count));
            if (count == 0) {
                QCOMPARE(index.rowAt(0), -1);
                continue;
            }
            const int row = random.bounded(count);
            QCOMPARE(index.top(row), top(row));
            QCOMPARE(index.height(row), plain[static_cast<std::size_t>(row)]);
            QCOMPARE(index.rowAt(top(row)), row);                                            // its first pixel
            QCOMPARE(index.rowAt(top(row) + plain[static_cast<std::size_t>(row)] - 1), row); // its last
            QCOMPARE(index.rowAt(-5), 0);
            QCOMPARE(index.rowAt(index.total() + 5), count - 1);
        }
    }
};

RELAYDESK_TEST(QCoreApplication, TestHeightIndex)
#include "tst_heightindex.moc"
