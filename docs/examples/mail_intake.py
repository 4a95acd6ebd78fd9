"""Queues a mail to each address over the bus and waits until the hub has sent them; Python 3.9, nothing to install.

usage: BUS_TOKEN=... HUB_TOKEN=... python3 mail_intake.py BUS TOPIC HUB ADDRESS...
  BUS    https://pubsub.googleapis.com, or pubsub.rest of the sandbox's endpoints.properties (which needs no BUS_TOKEN)
  TOPIC  such as projects/serai-sandbox/topics/mail-intake; its party is that of HUB_TOKEN, which has scope mail:read
"""
import base64, json, os, sys, time, urllib.parse, urllib.request

SENT = {"sent", "confirmed", "replied", "bounced"}
ENDED = SENT | {"failed", "expired", "cancelled", "suppressed", "unknown", "refused"}


def call(url, token, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    if token:
        request.add_header("Authorization", "Bearer " + token)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def publish(bus, topic, mails):
    messages = [{"data": base64.b64encode(json.dumps(mail).encode()).decode(), "attributes": {"clientRef": key}} for key, mail in mails.items()]
    call(f"{bus}/v1/{topic}:publish", os.environ.get("BUS_TOKEN"), {"messages": messages})


def states(hub, path, word):
    found, cursor = {}, ""
    while cursor is not None:
        query = urllib.parse.urlencode({"limit": 500, "cursor": cursor})
        page = call(f"{hub}/api/v1/{path}?{query}", os.environ["HUB_TOKEN"])
        found.update((one.get("clientRef"), word or one["state"]) for one in page["items"])
        cursor = page.get("next")
    return found


bus, topic, hub, *addresses = sys.argv[1:]
mails = {f"{time.time_ns()}-{n}": {"clientRef": "", "to": [{"email": a}], "subject": "Hello", "text": "Over the bus."} for n, a in enumerate(addresses)}
publish(bus, topic, {key: {**mail, "clientRef": key} for key, mail in mails.items()})
until, ended = time.time() + 60, {}
while len(ended) < len(mails) and time.time() < until:
    time.sleep(0.2)
    now = {**states(hub, "messages", None), **states(hub, "refusals", "refused")}
    ended = {key: now[key] for key in mails if now.get(key) in ENDED}
for key, address in zip(mails, addresses):
    print(address, ended.get(key, "waits"))
sys.exit(0 if all(ended.get(key) in SENT for key in mails) else 1)
