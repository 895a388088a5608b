using System.Security.Cryptography;
using System.Text.Json;

namespace JatengPortal.Kernel.Settings;

/// <summary>Names a state of settings, so that a form can tell whether what it shows is still what is saved.</summary>
public static class Fingerprint
{
    /// <summary>The hidden field that carries it.</summary>
    public const string Field = "versi";

    /// <summary>24 of <c>0-9 a-f</c>; equal for equal values.</summary>
    public static string Of<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)).AsSpan(0, 12));
}
