using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace JatengPortal.Testing;

/// <summary>What an authenticator app shows (RFC 6238, with the values that apps assume: HMAC-SHA-1, 30 seconds, six digits).</summary>
public static class OneTimeCode
{
    /// <summary>The code of this moment.</summary>
    public static string Of(byte[] key)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard says so.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A key as pages show it (RFC 4648 §6), in groups or not.</summary>
    public static byte[] FromBase32(string text)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(text.Where(letter => letter != ' ')
            .Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
