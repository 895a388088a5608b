using System.Collections.Frozen;

namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>Looks at every token of a script before the parser does, and lets only harmless ones through.</summary>
/// <remarks>
/// Jint's parser recurses without a bound and makes regular expressions while it reads, so what it is given must be short,
/// shallow and free of them. What isn't listed here never reaches it: no <c>/</c>, <c>[</c>, <c>{</c>, <c>=</c>, <c>;</c>,
/// backtick, comment, escape outside a text, or name that the portal doesn't offer.
/// </remarks>
internal static class ScriptScanner
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "variables", "parameters", "configuration", "uuid", "base64", "html",
        "new", "Date", "toISOString", "true", "false", "null");

    private static readonly FrozenSet<string> OrchardHelpers = FrozenSet.Create(
        StringComparer.Ordinal,
        "gzip", "log", "protect", "encrypt", "decrypt", "newContentItem", "createContentItem", "updateContentItem",
        "deleteContentItem", "executeQuery", "newContentItemAsync", "createContentItemAsync", "updateContentItemAsync",
        "deleteContentItemAsync", "executeQueryAsync", "httpContext", "queryString", "setCookie");

    /// <exception cref="ExpressionRefusedException">The first token that isn't offered, with its position.</exception>
    public static void Scan(string script)
    {
        if (script.Length > RecipeLimits.ScriptLength)
            throw new ExpressionRefusedException(
                $"a script has at most {RecipeLimits.ScriptLength} characters; this one has {script.Length}",
                RecipeLimits.ScriptLength);
        var nesting = new Nesting();
        var afterOperand = false;
        for (var i = 0; i < script.Length;)
        {
            var (start, c) = (i, script[i]);
            i = c switch
            {
                ' ' or '\t' or ',' or '.' or ':' => i + 1,
                '(' or ')' or '?' => nesting.Note(c, i),
                '+' when afterOperand => i + 1,
                '|' when i + 1 < script.Length && script[i + 1] == '|' => i + 2,
                '\'' or '"' => SkipText(script, i),
                _ when char.IsAsciiDigit(c) => SkipNumber(script, i),
                _ when char.IsAsciiLetter(c) || c is '_' or '$' => SkipWord(script, i),
                _ => throw new ExpressionRefusedException($"{Quoting.Quote(c.ToString())} is not offered here", i),
            };
            if (script.AsSpan(start, i - start) is "new")
                nesting.Note('n', start);
            if (c is not (' ' or '\t'))
                afterOperand = c is ')' or '\'' or '"' || char.IsAsciiLetterOrDigit(c);
        }
    }

    /// <summary>
    /// Counts what makes the parser recurse: open brackets, <c>?</c> and <c>new</c>. (A sign, <c>+ + + 1</c>, isn't offered.)
    /// </summary>
    private sealed class Nesting
    {
        private readonly Stack<int> _outside = new();
        private int _depth;

        public int Note(char c, int at)
        {
            if (c == '(')
                _outside.Push(_depth);
            if (c == ')')
                _depth = _outside.TryPop(out var before)
                    ? before
                    : throw new ExpressionRefusedException("a bracket is closed that was never opened", at);
            else if (++_depth > RecipeLimits.ScriptDepth)
                throw new ExpressionRefusedException($"the script is nested deeper than {RecipeLimits.ScriptDepth} levels", at);
            return at + 1;
        }
    }

    private static int SkipText(string script, int start)
    {
        for (var i = start + 1; i < script.Length; i++)
        {
            var c = script[i];
            if (c == script[start])
                return i + 1;
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                throw new ExpressionRefusedException("a text holds a control character or a line end; write \\n", i);
            if (c == '\\' && (++i >= script.Length || script[i] is not ('\'' or '"' or '\\' or 'n' or 'r' or 't' or 'u')))
                throw new ExpressionRefusedException("only \\' \\\" \\\\ \\n \\r \\t and \\uXXXX are offered in a text", i - 1);
            if (c == '\\' && script[i] == 'u' && (i + 4 >= script.Length || !script.AsSpan(i + 1, 4).IsHex()))
                throw new ExpressionRefusedException("\\u is followed by four hexadecimal digits", i - 1);
        }
        throw new ExpressionRefusedException("a text is never closed", start);
    }

    private static int SkipNumber(string script, int start)
    {
        var end = start;
        while (end < script.Length && (char.IsAsciiLetterOrDigit(script[end]) || script[end] == '.'))
            end++;
        var number = script[start..end];
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? number : number[..dot];
        var isPlain = number.Length <= 15 && number.Count(c => c == '.') <= 1 && !number.EndsWith('.')
            && number.All(c => char.IsAsciiDigit(c) || c == '.') && (whole.Length == 1 || whole[0] != '0');
        return isPlain ? end : throw new ExpressionRefusedException(
            $"{Quoting.Quote(number)} is not offered: a number has at most 15 digits and no exponent, prefix or leading zero",
            start);
    }

    private static int SkipWord(string script, int start)
    {
        var end = start;
        while (end < script.Length && (char.IsAsciiLetterOrDigit(script[end]) || script[end] is '_' or '$'))
            end++;
        var word = script[start..end];
        if (Words.Contains(word))
            return end;
        throw new ExpressionRefusedException(
            OrchardHelpers.Contains(word)
                ? $"Orchard Core's {word}() is not offered: it is no pure function of the recipe"
                : $"{Quoting.Quote(word)} is not offered{NearestName.Suggest(word, Words)}; offered are variables, parameters, "
                    + "configuration, uuid, base64, html and new Date().toISOString()",
            start);
    }

    private static bool IsHex(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }
        return true;
    }
}
