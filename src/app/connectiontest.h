#pragma once

#include "app/workspace.h"
#include "relay/dialect.h"

namespace app {

// What came back from the smallest real request.
struct TestReport
{
    relay::WireFormat format = relay::WireFormat::ChatCompletions;
    QString askedModel{};
    QString answeringModel{}; // as the relay names it; may be empty
    QString text{};           // what the model said, shortened
    bool complete = false;    // a finish reason was seen
    std::optional<qint64> inputTokens{};
    std::optional<qint64> outputTokens{};
    std::optional<std::chrono::milliseconds> firstToken{};
    QString requestId{};
    core::Moment at{};
};

// Asks "Say ok" with a key in an app's own wire format: what the app's first request would meet. It costs a little and
// is in the relay's log. One at a time; a second run drops the first. Errors: those of a chat.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionTest(Workspace &workspace, QObject *parent = nullptr);
    ~ConnectionTest() override;

    core::Async<TestReport> run(core::AccountId account, const core::Secret &key, relay::WireFormat format,
                                const QString &model);
    // What it costs at the model's rate; unknown where there is none.
    core::Money estimate(core::AccountId account, const QString &model) const;
    // The billed cost, once the relay's log has the row; unknown when it does not come or has no such id.
    core::Async<core::Money> cost(core::AccountId account, const QString &requestId);

private:
    struct Private;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace app
