#!/usr/bin/env bash
# A whole S3-compatible store on this machine, for tests: Ceph's object gateway over one monitor and one storage
# daemon that keeps everything in memory. From Debian's packages; loopback only; several can run side by side.
#
#   ceph-gateway.sh install                 Debian packages (needs root)
#   ceph-gateway.sh start DIR PORT P1 P2    DIR must be short (sockets lie in it); PORT is S3's, P1 and P2 the monitor's
#   ceph-gateway.sh stop DIR                ends what was started there and removes DIR
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

install() {
  local policy=/usr/sbin/policy-rc.d ours=no
  if [ ! -e "$policy" ]; then
    # Tells the packages' scripts not to start any service.
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
    ours=yes
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ceph-mon ceph-osd radosgw
  [ "$ours" = no ] || rm -f "$policy"
}

configure() {
  local dir=$1 port=$2 p1=$3 p2=$4 side part
  mkdir -p "$dir"/{mon,osd,gateway,run,log}
  {
    echo '[global]'
    echo "fsid = $(< /proc/sys/kernel/random/uuid)"
    echo 'mon initial members = a'
    echo "mon host = [v2:127.0.0.1:$p1,v1:127.0.0.1:$p2]"
    # No keys: everything is on the loopback interface. Without keys nothing can be encrypted either, so each of the
    # six kinds of connection has to be told not to insist on it, or the gateway never starts.
    for side in cluster service client; do echo "auth $side required = none"; done
    for side in cluster service client 'mon cluster' 'mon service' 'mon client'; do echo "ms $side mode = crc"; done
    # What each part would keep of its doings, in case of a crash, costs a quarter of the time of a small write.
    for part in auth finisher mgrc mon monc objclass objecter optracker osd paxos rados rgw throttle tp; do
      echo "debug $part = 0/0"
    done
    cat <<CONF
ms bind ipv6 = false
public addr = 127.0.0.1
cluster addr = 127.0.0.1
run dir = $dir/run
pid file = $dir/run/\$name.pid
admin socket = $dir/run/\$name.asok
log file = $dir/log/\$name.log
log to stderr = false
paxos propose interval = 0.1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 2000
mon data avail crit = 1
# One thread for each kind of work: more of them wait for one another on a machine of few cores.
ms async op threads = 1
osd op num shards = 1
osd op num threads per shard = 1
osd enable op tracker = false
[mon]
mon data = $dir/mon
mon cluster log file = $dir/log/cluster.log
[osd]
osd data = $dir/osd
osd objectstore = memstore
memstore device bytes = 3221225472
osd crush initial weight = 1
[client.rgw.test]
rgw data = $dir/gateway
rgw frontends = beast endpoint=127.0.0.1:$port
rgw enable apis = s3, s3website, admin
rgw enable static website = true
rgw dns name = s3.localhost
rgw dns s3website name = s3-website.localhost
rgw resolve cname = false
rgw thread pool size = 8
rgw dynamic resharding = false
rgw override bucket index max shards = 1
rgw rados pool pg num min = 8
CONF
  } > "$dir/ceph.conf"
}

# until SECONDS COMMAND…: tries again until it succeeds
until_ok() {
  local left=$(($1 * 10))
  shift
  until "$@" > /dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { say "gave up on: $*"; return 1; }
    sleep 0.1
  done
}

start() {
  local dir=$1 port=$2 conf
  conf="$dir/ceph.conf"
  configure "$@"
  monmaptool --create --clobber --fsid "$(sed -n 's/^fsid = //p' "$conf")" \
    --addv a "[v2:127.0.0.1:$3,v1:127.0.0.1:$4]" "$dir/monmap" > /dev/null
  rmdir "$dir/mon"
  ceph-mon -c "$conf" -i a --mkfs --monmap "$dir/monmap"
  ceph-mon -c "$conf" -i a
  until_ok 60 timeout 5 ceph -c "$conf" --connect-timeout 3 mon stat
  local id
  id=$(< /proc/sys/kernel/random/uuid)
  timeout 60 ceph -c "$conf" osd new "$id" > /dev/null
  ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$id"
  ceph-osd -c "$conf" -i 0
  until_ok 60 bash -c "timeout 5 ceph -c '$conf' osd stat | grep -q '1 up'"
  # The first command of this kind also makes the pools.
  timeout 120 radosgw-admin -c "$conf" user create --uid=test --display-name=test \
    --access-key=testaccesskey --secret=testsecretkey --max-buckets=0 > /dev/null
  radosgw -c "$conf" -n client.rgw.test
  until_ok 60 bash -c "exec 3<> /dev/tcp/127.0.0.1/$port"
  say "ready: http://127.0.0.1:$port"
}

# Everything was in memory, so there is nothing to be saved by a gentle end.
stop() {
  local dir=$1 name pid
  for name in client.rgw.test osd.0 mon.a; do
    pid=$(cat "$dir/run/$name.pid" 2> /dev/null || true)
    [ -z "$pid" ] || kill -9 "$pid" 2> /dev/null || true
  done
  rm -rf -- "$dir"
}

case "${1:-} $#" in
  'install 1') install ;;
  'start 5') shift; start "$@" ;;
  'stop 2') stop "$2" ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
