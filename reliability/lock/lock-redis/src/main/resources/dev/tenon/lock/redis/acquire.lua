-- KEYS: the lock. ARGV: owner, lease in microseconds, how long fences are remembered in milliseconds.
-- One hash a lock: owner, end, fence. Times are microseconds of this server's clock.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local lock = redis.call('HMGET', KEYS[1], 'end', 'fence')
local remaining = (tonumber(lock[1]) or 0) - now
if remaining > 0 then
  return {0, remaining}
end
local fence = math.max((tonumber(lock[2]) or 0) + 1, now)
local lease = tonumber(ARGV[2])
redis.call('HSET', KEYS[1], 'owner', ARGV[1],
  'end', string.format('%.0f', now + lease), 'fence', string.format('%.0f', fence))
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', lease / 1000 + ARGV[3]))
return {1, fence}
