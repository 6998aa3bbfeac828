#!/usr/bin/env bash
# Two hosts on one machine: two network namespaces joined by a veth pair, and a bad network between them, made by the
# kernel itself. Runs a server on one host and a client on the other. See --help.
#
# 1. The script moves into a namespace of its own, which is the client's host.
# 2. A holder process opens a second one, which is the server's, and ends when its standard input does.
# 3. nftables drops what arrives, at chance; token buckets (tbf) limit what leaves.
#
# Nothing of it is visible outside, so nothing can collide with another run; and the kernel removes both namespaces when
# the last process in them has ended, however the script ends.
set -Eeuo pipefail
shopt -s inherit_errexit

# Addresses for documentation (RFC 5737, RFC 3849, RFC 7042).
readonly SERVER_IP=192.0.2.1 SERVER_IP6=2001:db8::1 SERVER_LINK_IP6=fe80::1 SERVER_MAC=00:00:5e:00:53:01
readonly CLIENT_IP=192.0.2.2 CLIENT_IP6=2001:db8::2 CLIENT_LINK_IP6=fe80::2 CLIENT_MAC=00:00:5e:00:53:02

# What env(1), nohup(1) and others exit with when they fail and not the command they run.
readonly OWN_FAILURE=125

drop_to_server=0 drop_to_client=0 rate='' queue=50ms mtu=1500 wait_seconds=10
server=() client=()
server_pid='' client_pid='' holder_pid=''

usage() {
    cat <<EOF
Usage: ${0##*/} [OPTION…] -- [SERVER COMMAND…] -- CLIENT COMMAND…

Runs the server on a host with the addresses $SERVER_IP and $SERVER_IP6 and the client on one with $CLIENT_IP and
$CLIENT_IP6, between which the network is as the options say. Starts the client when the server listens, stops the
server when the client has ended, and exits as the client did; with $OWN_FAILURE when there is no network to run it in.
The server's standard output goes to standard error. There may be no server: -- -- CLIENT COMMAND…

  --drop FRACTION            drop packets at chance, 0 to 1, each way; what is dropped is counted and reported
  --drop-to-server FRACTION  the same of those the client sends
  --drop-to-client FRACTION  the same of those the server sends
  --rate RATE                limit each direction, as tc(8) writes it: 100mbit
  --queue TIME               how long a packet may wait for the rate before it is dropped, default $queue
  --mtu BYTES                the link's, default $mtu
  --wait SECONDS             how long the server may take until it listens, default $wait_seconds
  --help                     this

Needs ip, tc, ss, nft, unshare and nsenter, and either root or unprivileged user namespaces (then it calls
'unshare --user --map-root-user' itself). Each packet is dropped by itself: the link takes no segmentation offload, so
that a super-buffer is cut up before it gets there. Delay, duplication and reordering would need the kernel's netem,
which many have not; FastUdp's own impairment does them.

Example: ${0##*/} --drop 0.3 --rate 100mbit -- iperf3 -s -1 -- iperf3 -c $SERVER_IP -u -b 50M -t 5
EOF
}

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit "$OWN_FAILURE"
}

parse() {
    while (($# > 0)); do
        case $1 in
            --drop) drop_to_server=$(fraction "$@") drop_to_client=$drop_to_server; shift 2 ;;
            --drop-to-server) drop_to_server=$(fraction "$@"); shift 2 ;;
            --drop-to-client) drop_to_client=$(fraction "$@"); shift 2 ;;
            --rate) rate=$(value "$@"); shift 2 ;;
            --queue) queue=$(value "$@"); shift 2 ;;
            --mtu) mtu=$(value "$@"); shift 2 ;;
            --wait) wait_seconds=$(value "$@"); shift 2 ;;
            --help | -h) usage; exit 0 ;;
            --) shift; break ;;
            *) fail "'$1' is not an option; see --help." ;;
        esac
    done
    while (($# > 0)) && [[ $1 != -- ]]; do
        server+=("$1")
        shift
    done
    client=("${@:2}")
    ((${#client[@]} > 0)) || fail "no client command: [OPTION…] -- [SERVER COMMAND…] -- CLIENT COMMAND…; see --help."
}

value() {
    (($# > 1)) || fail "$1 needs a value."
    printf '%s' "$2"
}

fraction() {
    local number
    number=$(value "$@")
    awk -v x="$number" 'BEGIN { exit !(x ~ /^[0-9]*\.?[0-9]+$/ && x <= 1) }' || fail "$1 must be from 0 to 1, not '$number'."
    printf '%s' "$number"
}

require_tools() {
    local tool
    for tool in ip tc ss nft unshare nsenter awk; do
        command -v "$tool" > /dev/null || fail "$tool(8) is not installed."
    done
}

# Goes on as the same process in a namespace of its own: as root where that is allowed, otherwise as root of a user
# namespace.
enter_namespace() {
    local as_root=() reason
    if ! unshare --net true 2> /dev/null; then
        as_root=(--user --map-root-user)
        reason=$(unshare "${as_root[@]}" --net true 2>&1) || fail "$(explain_refusal "${reason#unshare: }")"
    fi
    TWO_HOSTS_PID=$$ exec unshare "${as_root[@]}" --net -- "$BASH" "$0" "$@"
}

explain_refusal() {
    printf 'cannot make a network namespace, neither as uid %s nor in a user namespace: %s' "$(id -u)" "$1"
    local limit
    for limit in user/max_user_namespaces kernel/apparmor_restrict_unprivileged_userns; do
        [[ ! -r /proc/sys/$limit ]] || printf '; %s is %s' "${limit//\//.}" "$(< "/proc/sys/$limit")"
    done
}

on_server() {
    nsenter --target "$holder_pid" --net -- "$@"
}

open_server_namespace() {
    # shellcheck disable=SC2016 # The holder says its own process id.
    coproc HOLDER { exec unshare --net sh -c 'echo $$; exec cat > /dev/null'; }
    read -r holder_pid <&"${HOLDER[0]}" || fail "cannot make the server's network namespace."
}

# What the tools say of an error they say themselves.
join_hosts() {
    trap 'exit "$OWN_FAILURE"' ERR
    # With one index for both ends the kernel would see the carrier of one of them up to a second late: it hurries only for
    # what it takes to lie on another interface (linkwatch_urgent_event).
    ip link add wire index 101 mtu "$mtu" address "$CLIENT_MAC" type veth \
        peer name wire index 102 mtu "$mtu" address "$SERVER_MAC" netns "$holder_pid"
    equip '' "$CLIENT_IP" "$CLIENT_IP6" "$CLIENT_LINK_IP6" "$drop_to_client"
    equip on_server "$SERVER_IP" "$SERVER_IP6" "$SERVER_LINK_IP6" "$drop_to_server"
    introduce '' "$SERVER_MAC" "$SERVER_IP" "$SERVER_IP6" "$SERVER_LINK_IP6"
    introduce on_server "$CLIENT_MAC" "$CLIENT_IP" "$CLIENT_IP6" "$CLIENT_LINK_IP6"
    trap - ERR
    await_carrier ''
    await_carrier on_server
}

# equip RUNNER ADDRESS ADDRESS6 LINK_ADDRESS6 DROP: sets up one end of the wire.
equip() {
    local run=$1 address=$2 address6=$3 link_address6=$4 drop=$5
    $run ip link set lo up
    # A super-buffer of one segment is none: the kernel cuts them before the wire, as a driver without offload has it do.
    $run ip link set wire gso_max_segs 1
    $run ip address add "$address/24" broadcast + dev wire
    $run ip address add "$address6/64" dev wire nodad
    # The kernel's own link-local address would be of no use for its first two seconds, while it looks for another like it.
    $run ip link set wire addrgenmode none
    $run ip address add "$link_address6/64" dev wire nodad
    $run ip link set wire up
    if [[ -n $rate ]]; then
        $run tc qdisc add dev wire root tbf rate "$rate" burst $((mtu * 20)) latency "$queue"
    fi
    drop_arriving "$drop" | $run nft -f -
}

# await_carrier RUNNER: waits until one end of the wire is in use. Seeing the carrier is the kernel's own time; the route for
# groups is the last it makes of that (addrconf_add_mroute), and until then sending to one is an error, ENETUNREACH.
await_carrier() {
    local run=$1 tries=200
    until [[ -n $($run ip -6 route show table local root ff00::/8 dev wire) ]]; do
        ((tries-- > 0)) || fail "the link is not up after 10 s."
        sleep 0.05
    done
}

# introduce RUNNER MAC ADDRESS…: tells one end of the other, so that none of the first packets waits for an answer to ARP
# or neighbour discovery, which might be dropped.
introduce() {
    local run=$1 mac=$2 address
    for address in "${@:3}"; do
        $run ip neighbour add "$address" lladdr "$mac" dev wire nud permanent
    done
}

# Where a packet arrives, not where it leaves: a drop there would be an error of the sender's system call (EPERM).
drop_arriving() {
    local per_million chance=''
    per_million=$(awk -v x="$1" 'BEGIN { printf "%d", x * 1000000 + 0.5 }')
    ((per_million == 1000000)) || chance="numgen random mod 1000000 < $per_million"
    cat <<EOF
table inet impairment {
    counter arrived { }
    counter dropped { }
    chain arriving {
        type filter hook input priority filter; policy accept;
        iifname != "wire" accept
        counter name arrived
        $chance counter name dropped drop
    }
}
EOF
}

start_server() {
    ((${#server[@]} > 0)) || return 0
    # Not through the function above: the process to stop is to be the server itself.
    nsenter --target "$holder_pid" --net -- "${server[@]}" >&2 < /dev/null &
    server_pid=$!
    local tries=$((wait_seconds * 10))
    until [[ -n $(on_server ss -Htuln) ]]; do
        kill -0 "$server_pid" 2> /dev/null || fail "the server ended before it listened: ${server[*]}"
        ((tries-- > 0)) || fail "the server does not listen after $wait_seconds s: ${server[*]}"
        sleep 0.1
    done
}

# In the background, so that a signal to the script is not left waiting for the client's end.
run_client() {
    "${client[@]}" <&0 &
    client_pid=$!
    local code=0
    wait "$client_pid" || code=$?
    client_pid=''
    return "$code"
}

report() {
    printf '%s: to the server %s, to the client %s\n' "${0##*/}" "$(counted on_server)" "$(counted '')" >&2
}

counted() {
    $1 nft list counters table inet impairment | awk '
        $1 == "counter" { name = $2 }
        $1 == "packets" { packets[name] = $2 }
        END { printf "%d packets of which %d dropped", packets["arrived"], packets["dropped"] }'
}

clean_up() {
    trap - EXIT
    stop "$client_pid"
    stop "$server_pid"
    stop "$holder_pid"
}

# Asks a process to end; ends it when it has not after 5 s.
stop() {
    local pid=$1 tries=100
    [[ -n $pid ]] || return 0
    kill -TERM "$pid" 2> /dev/null || true
    while kill -0 "$pid" 2> /dev/null; do
        if ((tries-- == 0)); then
            kill -KILL "$pid" 2> /dev/null || true
        fi
        sleep 0.05
    done
    wait "$pid" 2> /dev/null || true
}

main() {
    local arguments=("$@")
    parse "$@"
    if [[ ${TWO_HOSTS_PID:-} != "$$" ]]; then
        require_tools
        enter_namespace "${arguments[@]}"
    fi
    unset TWO_HOSTS_PID
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    open_server_namespace
    join_hosts
    start_server
    local code=0
    run_client || code=$?
    report
    exit "$code"
}

main "$@"
