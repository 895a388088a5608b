using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace JatengPortal.Kernel.Publishing;

/// <summary>Strings as RFC 8785 §3.2.2.2 writes them: only the quote, the backslash and controls are escaped.</summary>
internal static class CanonicalJsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static void Write(string text, ArrayBufferWriter<byte> output)
    {
        RefuseLoneSurrogate(text);
        output.Write("\""u8);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            Strict.GetBytes(rest[..at], output);
            WriteEscape(rest[at], output);
            rest = rest[(at + 1)..];
        }

        Strict.GetBytes(rest, output);
        output.Write("\""u8);
    }

    public static void RefuseLoneSurrogate(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var at = rest.IndexOfAnyInRange('\ud800', '\udfff');
            if (at < 0)
                return;

            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != OperationStatus.Done)
                throw new JsonException("A string holds half of a surrogate pair, which UTF-8 cannot write.");

            rest = rest[(at + length)..];
        }
    }

    private static void WriteEscape(char character, ArrayBufferWriter<byte> output)
    {
        var escape = character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        };
        Strict.GetBytes(escape, output);
    }
}
