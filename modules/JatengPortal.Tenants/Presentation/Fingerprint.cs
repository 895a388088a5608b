using System.Security.Cryptography;
using System.Text.Json;

namespace JatengPortal.Tenants.Presentation;

/// <summary>Tells whether what a form shows is still what is saved.</summary>
internal static class Fingerprint
{
    public const string Field = "versi";

    public static string Of<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)).AsSpan(0, 12));
}

/// <summary>A field that somebody else has changed in the meantime.</summary>
/// <param name="Label">Of the field.</param>
/// <param name="Saved">What is saved now.</param>
/// <param name="Typed">What stands in the form.</param>
public sealed record FieldConflict(string Label, string? Saved, string? Typed);
