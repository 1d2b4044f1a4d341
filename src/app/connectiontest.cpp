#include "app/connectiontest.h"

#include "chat/replystream.h"
#include "chat/wire/wireformat.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

constexpr qint64 largestAnswer = 16; // Responses takes no less
const QString question = u"Say ok"_s;

chat::wire::Format wireFormat(relay::WireFormat format)
{
    switch (format) {
    case relay::WireFormat::ChatCompletions:
        return chat::wire::Format::ChatCompletions;
    case relay::WireFormat::Responses:
        return chat::wire::Format::Responses;
    case relay::WireFormat::Messages:
        return chat::wire::Format::Messages;
    }
    return chat::wire::Format::ChatCompletions;
}

chat::wire::Ask smallestAsk(const QString &model)
{
    chat::wire::Ask ask;
    ask.model = model;
    ask.parameters.largestAnswer = largestAnswer;
    chat::Message message;
    message.role = chat::Role::User;
    chat::Part part;
    part.kind = chat::PartKind::Text;
    part.text = question;
    message.parts.push_back(part);
    ask.messages.push_back(message);
    return ask;
}

} // namespace

struct ConnectionTest::Private
{
    Workspace &workspace;
    std::unique_ptr<chat::ReplyStream> stream{};
    chat::wire::Reply reply{};
};

ConnectionTest::ConnectionTest(Workspace &workspace, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(Private{workspace}))
{
}

ConnectionTest::~ConnectionTest() = default;

core::Async<TestReport> ConnectionTest::run(core::AccountId account, const core::Secret &key, relay::WireFormat format,
                                            const QString &model)
{
    relay::RelayClient *client = d->workspace.accounts().bareClient(account);
    if (!client)
        return core::Error{core::ErrorKind::NotFound, u"no such account"_s};
    const chat::wire::EncodedAsk encoded = chat::wire::encode(wireFormat(format), smallestAsk(model));
    net::Request request = client->inferenceRequest(encoded.path, key);
    request.method = "POST";
    request.json = encoded.body;
    for (const auto &[name, value] : encoded.headers)
        request.headers.append(net::Header{name, value});

    core::Promise<TestReport> promise;
    d->reply = {};
    d->stream = std::make_unique<chat::ReplyStream>(d->workspace.transport(), request, wireFormat(format));
    connect(d->stream.get(), &chat::ReplyStream::arrived, this,
            [this](const chat::wire::ReplyEvent &event) { d->reply.take(event); });
    connect(d->stream.get(), &chat::ReplyStream::ended, this,
            [this, promise, format, model](const core::Result<chat::ReplyDone> &how) {
                if (!how)
                    return promise.fail(how.error());
                TestReport report;
                report.format = format;
                report.askedModel = model;
                report.answeringModel = d->reply.model;
                report.text = d->reply.text().simplified().left(80);
                report.complete = how->complete;
                report.inputTokens = how->usage.input;
                report.outputTokens = how->usage.output;
                if (how->firstToken.count() >= 0)
                    report.firstToken = how->firstToken;
                report.requestId = how->requestId;
                report.at = d->workspace.clock().now();
                promise.settle(report);
            });
    return promise.future();
}

core::Money ConnectionTest::estimate(core::AccountId account, const QString &model) const
{
    const auto known = d->workspace.catalog().model(account, model);
    if (!known)
        return core::Money::unknown();
    const qint64 input = d->workspace.catalog().estimateTokens(model, question) + 8; // the frame around it
    const std::optional<core::Quota> quota = known->rate.cost({.input = input, .output = 4});
    return quota ? core::Money::fromQuota(*quota, known->rate.quotaPerUnit, core::Money::State::Estimated)
                 : core::Money::unknown();
}

core::Async<core::Money> ConnectionTest::cost(core::AccountId account, const QString &requestId)
{
    using Answer = core::Result<core::Money>;
    const accounts::Account *known = d->workspace.accounts().find(account);
    if (requestId.isEmpty() || !known || !known->canManage())
        return Answer(core::Money::unknown());
    return d->workspace.ledger()
        .sync(account, true)
        .then(this, [this, account, requestId](const billing::SyncReport &) {
            billing::LedgerFilter filter;
            filter.account = account;
            return d->workspace.ledger().rows(filter, {}, 50).then(this, [requestId](const billing::LedgerPage &page) {
                for (const billing::LedgerRow &row : page.rows) {
                    if (row.row.requestId == requestId && row.row.kind == relay::LogKind::Consume)
                        return row.cost();
                }
                return core::Money::unknown();
            });
        });
}

} // namespace app
