-- KEYS: the lock. ARGV: owner, lease in microseconds, how long fences are remembered in milliseconds.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local lock = redis.call('HMGET', KEYS[1], 'owner', 'end')
if lock[1] ~= ARGV[1] or tonumber(lock[2]) <= now then
  return {0}
end
local lease = tonumber(ARGV[2])
redis.call('HSET', KEYS[1], 'end', string.format('%.0f', now + lease))
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', lease / 1000 + ARGV[3]))
return {1}
