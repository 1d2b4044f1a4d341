#!/usr/bin/env python3
"""Writes expected/<relay>.jsonl: what each recording says, worked out from its raw bytes. It knows nothing of the
program: the books are read by the field names of the reference, the streams by a reader of a few lines, the refusals by
errors.tsv, which was written by hand. Run it when recordings are added, and read what changes (README.md)."""
import base64
import json
import pathlib
import re
from urllib.parse import urlsplit

HERE = pathlib.Path(__file__).parent
RECORDINGS = HERE.parent / "recordings"
FAMILY = {"laisky": "laisky", "oneapi": "oneapi", "newapi-2025": "newapi", "newapi-2026": "newapi",
          "newapi-2026-08": "newapi", "onehub": "onehub"}
RULES = [line.rstrip("\n").split("\t") for line in open(HERE / "errors.tsv", encoding="utf-8")
         if line.strip() and not line.startswith("#")]
STOPS = {"end_turn": "stop", "stop_sequence": "stop", "max_tokens": "length", "tool_use": "tool_calls",
         "refusal": "content_filter"}
KINDS = {1: "topup", 2: "consume", 3: "manage", 4: "system"}
MORE = {"laisky": {5: "test", 7: "tool"}, "oneapi": {5: "test"}, "newapi": {5: "error", 6: "refund"}, "onehub": {}}


def what_of(method, path, ask, body):
    """Which word of the list, by hand for every path that was recorded."""
    if re.match(r"\s*<(!doctype|html|a )", body[:200], re.I):
        return "webpage"
    words = {
        "/api/status": "status", "/api/notice": "text", "/api/about": "text", "/api/home_page_content": "text",
        "/api/user/login": "session", "/api/user/login/2fa": "session", "/api/user/logout": "session",
        "/api/user/auth/refresh": "session", "/api/user/auth/logout": "session", "/api/user/token": "access-token",
        "/api/models/display": "rates", "/api/pricing": "rates", "/api/available_model": "rates",
        "/api/prices": "rates", "/api/ratio_config": "rates", "/api/available_models": "models",
        "/api/user/available_models": "models", "/api/user/models": "models", "/v1/models": "models",
        "/v1/v1/models": "models", "/v1/models/gpt-4o-mini": "models", "/v1/models/nope": "models",
        "/api/token/balance": "balance", "/api/usage/token/": "balance", "/api/user/get-by-token": "balance",
        "/v1/dashboard/billing/subscription": "balance", "/v1/dashboard/billing/usage": "balance",
        "/dashboard/billing/subscription": "balance", "/dashboard/billing/usage": "balance",
        "/api/user/topup": "topup", "/api/log/self": "log", "/api/log/self/search": "log", "/api/log/token": "log",
        "/api/token/logs": "log", "/api/log/self/stat": "stat", "/api/user/dashboard": "daily",
        "/api/data/self": "daily", "/v1/images/generations": "image", "/v1/images/edits": "image",
        "/v1/audio/speech": "sound", "/v1/audio/transcriptions": "transcript", "/v1/audio/translations": "transcript",
    }
    if path == "/api/user/self":
        return "self" if method == "GET" else "other"
    if path in words:
        return words[path]
    if path.startswith("/api/cost/request/"):
        return "cost"
    if path == "/api/token/transactions":
        return "other"
    if re.match(r"/api/token($|/)", path):
        return "tokens" if method == "GET" and path in ("/api/token", "/api/token/", "/api/token/search") else "token"
    if path in ("/v1/chat/completions", "/v1/responses", "/v1/messages"):
        return "stream" if ask.get("stream") is True else "chat"
    return "other"


def events(body):
    out = []
    for line in body.replace("\r", "").split("\n"):
        if line.startswith("data:") and line[5:].strip() not in ("", "[DONE]"):
            try:
                out.append(json.loads(line[5:]))
            except ValueError:
                pass  # the last line of one that the client cut
    return out


def read_chat(chunks):
    text = reasoning = ""
    finish = usage = error = None
    tools = False
    for c in chunks:
        if c.get("error"):
            error = c["error"]
            break
        for choice in c.get("choices") or []:
            d = choice.get("delta") or choice.get("message") or {}
            text += d.get("content") or ""
            reasoning += d.get("reasoning_content") or d.get("reasoning") or ""
            tools = tools or bool(d.get("tool_calls"))
            finish = choice.get("finish_reason") or finish
        usage = c.get("usage") or usage
    if tools and finish == "stop":
        finish = "tool_calls"  # wire-formats §1.6
    counts = [None] * 4
    if usage:
        counts = [usage.get("prompt_tokens"), usage.get("completion_tokens"),
                  (usage.get("prompt_tokens_details") or {}).get("cached_tokens"),
                  (usage.get("completion_tokens_details") or {}).get("reasoning_tokens")]
    return text, reasoning, finish, finish is not None, counts, error


def read_responses(all_events):
    text = reasoning = ""
    finish = usage = error = None
    tools = complete = False
    for e in all_events:
        kind = e.get("type", "")
        if e.get("object") == "response":
            e = {"response": e}
            kind = "response." + e["response"]["status"]
        if kind == "response.output_text.delta":
            text += e["delta"]
        elif kind in ("response.reasoning_summary_text.delta", "response.reasoning_text.delta"):
            reasoning += e["delta"]
        elif kind in ("response.completed", "response.incomplete", "response.failed"):
            response = e["response"]
            usage = response.get("usage")
            for item in response.get("output") or []:
                tools = tools or item["type"] == "function_call"
                if item["type"] == "message" and "delta" not in json.dumps([x.get("type") for x in all_events]):
                    text += "".join(p.get("text", "") for p in item["content"])
                if item["type"] == "reasoning" and "reasoning" not in json.dumps([x.get("type") for x in all_events]):
                    reasoning += "".join(p.get("text", "") for p in item.get("summary") or [])
            if kind == "response.failed":
                error = response.get("error")
            elif kind == "response.completed":
                finish = "tool_calls" if tools else "stop"
                complete = bool(usage) or tools  # recordings: no usage is the only sign of a cut
            else:
                finish, complete = "length", True
    counts = [None] * 4
    if usage:
        counts = [usage.get("input_tokens"), usage.get("output_tokens"),
                  (usage.get("input_tokens_details") or {}).get("cached_tokens"),
                  (usage.get("output_tokens_details") or {}).get("reasoning_tokens")]
    return text, reasoning, finish, complete, counts, error


def read_messages(all_events):
    text = reasoning = ""
    finish = error = None
    usage = {}
    for e in all_events:
        kind = e.get("type")
        blocks, reason = [], None
        if kind == "error":
            error = e
        elif kind == "message_start":
            usage.update({k: v for k, v in (e["message"].get("usage") or {}).items() if v is not None})
        elif kind == "content_block_start":
            blocks = [e["content_block"]]
        elif kind == "content_block_delta":
            blocks = [e["delta"]]
        elif kind == "message_delta":
            usage.update({k: v for k, v in (e.get("usage") or {}).items() if v is not None})
            reason = e["delta"].get("stop_reason")
        elif kind == "message":
            usage, blocks, reason = e.get("usage") or {}, e["content"], e.get("stop_reason")
        for b in blocks:
            text += b.get("text") or ""
            reasoning += b.get("thinking") or ""
        finish = STOPS.get(reason, reason) or finish
    cached = usage.get("cache_read_input_tokens")
    counts = [None, usage.get("output_tokens"), cached, None]
    if usage.get("input_tokens") is not None:
        counts[0] = usage["input_tokens"] + (cached or 0) + (usage.get("cache_creation_input_tokens") or 0)
    return text, reasoning, finish, finish is not None, counts, error


def answer(path, body, whole, request_id):
    reader = {"responses": read_responses, "messages": read_messages}.get(path.rsplit("/", 1)[1], read_chat)
    text, reasoning, finish, complete, counts, error = reader([whole] if whole is not None else events(body))
    return {"text": text, "reasoning": reasoning, "finish": finish, "complete": complete,
            "usage": dict(zip(("input", "output", "cached", "reasoning"), counts)), "request_id": request_id}


def listed(data):
    if isinstance(data, list):
        return data
    return data["items"] if "items" in data else data["data"]


def row(family, r):
    kind = {**KINDS, **MORE[family]}.get(r["type"], "other")
    is_call = kind in ("consume", "test", "error", "refund", "tool")
    facts = {"newapi": lambda: json.loads(r["other"] or "null") or {}, "onehub": lambda: r["metadata"] or {},
             "laisky": lambda: {"cache_tokens": r["cached_prompt_tokens"]}, "oneapi": dict}[family]()
    cached = facts.get("cache_tokens", facts.get("cached_tokens", facts.get("cached_read_tokens")))
    asked = {"laisky": r.get("origin_model_name"), "newapi": r["model_name"]}.get(family)
    return {"time": r["created_at"] * 1000, "kind": kind, "model_asked": asked or None,
            "model_billed": r["model_name"] or None, "quota": r["quota"] if is_call or r["quota"] else None,
            "prompt": r["prompt_tokens"] if is_call else None,
            "completion": r["completion_tokens"] if is_call else None, "cached": cached if is_call else None,
            "request_id": r.get("request_id") or None, "key_name": r["token_name"] or None}


def key(r):
    unlimited = r["unlimited_quota"]
    return {"id": str(r.get("uuid") or r["id"]), "name": r["name"],
            "status": {1: "enabled", 2: "disabled", 3: "expired", 4: "used up"}[r["status"]], "unlimited": unlimited,
            "remaining_quota": None if unlimited else r["remain_quota"],
            "limit_quota": None if unlimited else r["remain_quota"] + r["used_quota"], "used_quota": r["used_quota"],
            "expires": r["expired_time"] * 1000 if r["expired_time"] > 0 else None,
            "never_expires": r["expired_time"] < 0}


def rates(family, whole):
    """The three prices that matter, in USD a million tokens at 500,000 units a dollar (all recorded relays')."""
    out = {}
    if family == "newapi":
        for r in whole["data"]:
            priced = r["quota_type"] == 0 and (r["model_ratio"], r["completion_ratio"]) != (37.5, 1)
            out[r["model_name"]] = [r["model_ratio"] * 2 if priced else None,
                                    r["model_ratio"] * 2 * r["completion_ratio"] if priced else None]
    elif family == "onehub":
        for name, r in whole["data"].items():
            out[name] = [r["price"]["input"] * 2, r["price"]["output"] * 2]
    else:
        for channel in whole["data"].values():
            for name, r in channel["models"].items():
                priced = 0 < r["input_price"] < 100000
                out[name] = [r["input_price"] if priced else None,
                             r["output_price"] if priced or r["output_price"] else None]
    return out


def value(family, what, method, path, whole, body):
    data = whole.get("data") if isinstance(whole, dict) else None
    if what == "status":
        return {"kind": family, "name": data["system_name"], "quota_per_unit": data["quota_per_unit"]}
    if what == "text":
        return {"text": data}
    if what == "session":
        if "logout" in path:
            return {"signed_in": False}
        user = data.get("user", data)
        if data.get("require_2fa"):
            return {"signed_in": False, "second_factor_wanted": True, "user_id": None}
        return {"signed_in": True, "user_id": str(user.get("uuid") or user["id"]), "user_name": user["username"]}
    if what == "self":
        return {"balance_quota": data["quota"], "used_quota": data["used_quota"],
                "request_count": data["request_count"], "user_name": data["username"], "group": data["group"] or None,
                "user_id": str(data.get("uuid") or data["id"])}
    if what == "access-token":
        return {"hint": "…" + data[-4:]}
    if what == "tokens":
        return {"keys": [key(r) for r in listed(data)]}
    if what == "token":
        if path.endswith("/key"):
            return {"done": "revealed", "shown": "sk-…" + data["key"][-4:]}
        done = {"POST": "created", "PUT": "changed", "GET": "read", "DELETE": "removed"}[method]
        return {"done": done, "key": key(data) if isinstance(data, dict) and method != "DELETE" else None}
    if what == "models":
        if "object" in whole and whole["object"] == "model":
            return {"models": [whole["id"]]}
        names = data["available"] if isinstance(data, dict) else data
        return {"models": sorted({n if isinstance(n, str) else n["id"] for n in names})}
    if what == "balance":
        if "hard_limit_usd" in whole:
            unlimited = whole["hard_limit_usd"] >= 1e8
            return {"unlimited": unlimited, "limit_usd": None if unlimited else whole["hard_limit_usd"]}
        if "total_usage" in whole:
            return {"used_usd": round(whole["total_usage"] / 100, 9)}
        k = data.get("token", data)
        out = {"unlimited": k["unlimited_quota"], "used_quota": k.get("used_quota", k.get("total_used")),
               "remaining_quota": None if k["unlimited_quota"] else k["remain_quota"]}
        if "user" in data:
            out |= {"account_balance_quota": data["user"]["quota"], "account_used_quota": data["user"]["used_quota"]}
        return out
    if what == "topup":
        return {"added_quota": data}
    if what == "log":
        return {"rows": [row(family, r) for r in listed(data)]}
    if what == "stat":
        return {"used_quota": data["quota"]}
    if what == "daily":
        rows = data["logs"] if isinstance(data, dict) else data
        return {"rows": [{"day": r["Day"], "model": r["ModelName"], "requests": r["RequestCount"],
                          "quota": r["Quota"], "prompt": r["PromptTokens"], "completion": r["CompletionTokens"]}
                         for r in rows or []],
                "balance_quota": data.get("total_quota") if isinstance(data, dict) else None}
    if what == "cost":
        return {"quota": whole["quota"], "settled": whole["updated_at"] > whole["created_at"]}
    if what == "image":
        return {"count": len(whole["data"]),
                "pictures": [{"mime": "image/png", "bytes": len(base64.b64decode(p["b64_json"])), "width": 64,
                              "height": 64} if "b64_json" in p else {"url": p["url"], "bytes": None}
                             for p in whole["data"]]}
    if what == "sound":
        return {"mime": "audio/wav", "bytes": len(body)}
    if what == "transcript":
        return {"text": whole["text"] if isinstance(whole, dict) else body.decode().strip()}
    return {}


def refusal(side, status, body, whole, model):
    for rule_side, rule_status, pattern, kind, cause, sentence, buttons in RULES:
        if rule_side in ("any", side) and rule_status in ("*", str(status)) and re.search(pattern, body):
            message = ""
            if isinstance(whole, dict):
                error = whole.get("error")
                message = error["message"] if isinstance(error, dict) else whole.get("message", "")
                if message == "error":
                    message = whole["data"]
            message = re.sub(r"\s*\(request id: [^)]*\)", "", message).strip()
            sentence = sentence.replace("{model}", model or "This model").replace("{message}", message)
            return {"kind": kind, "cause": cause, "sentence": sentence,
                    "actions": buttons.split(" · ") if buttons else []}
    raise SystemExit(f"no rule for {side} {status} {body[:300]}")


def exchange(family, file):
    one = json.loads(file.read_text())
    request, response = one["request"], one["response"]
    path, method, status = urlsplit(request["path"]).path, request["method"], response["status"]
    raw = response["body"].encode() if "body" in response else base64.b64decode(response.get("body_base64", ""))
    body = raw.decode("latin1") if "body_base64" in response else response.get("body", "")
    asked = request["body"] if "body" in request else base64.b64decode(request.get("body_base64", "")).decode("latin1")
    try:
        ask = json.loads(asked or "{}")
    except ValueError:
        ask = {}
    try:
        whole = json.JSONDecoder().raw_decode(body.strip())[0]
    except ValueError:
        whole = None
    form = re.search('name="model"\r\n\r\n(.*?)\r\n', asked)
    model = ask.get("model") or (form[1] if form else "")
    request_id = next((v for k, v in response["headers"] if k.lower() == "x-oneapi-request-id"), None)
    what = what_of(method, path, ask, body)
    out = {"file": file.name, "name": one["name"], "what": what}
    refused = (status >= 300 or not body.strip() or what == "webpage" or isinstance(whole, dict) and
               (whole.get("success") is False or isinstance(whole.get("error"), dict) or
                whole.get("message") == "error"))
    side = "v1" if path.startswith(("/v1/", "/dashboard/", "/chat", "/openai")) else "api"
    if refused:
        return out | {"ok": False, "error": refusal(side, status, body, whole, model)}
    if what in ("chat", "stream"):
        return out | {"ok": True, "value": answer(path, body, whole, request_id)}
    expected = value(family, what, method, path, whole, raw)
    if what in ("image", "sound", "transcript"):
        expected["request_id"] = request_id
    if what == "rates" and not path.endswith("/prices"):
        return out | {"ok": True, "rates": rates(family, whole)}
    return out | {"ok": True, "value": expected}


if __name__ == "__main__":
    (HERE / "expected").mkdir(exist_ok=True)
    for relay, family in FAMILY.items():
        lines = [json.dumps(exchange(family, f), ensure_ascii=False, sort_keys=True)
                 for f in sorted((RECORDINGS / relay).glob("*.json"))]
        (HERE / "expected" / f"{relay}.jsonl").write_text("\n".join(lines) + "\n")
