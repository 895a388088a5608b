using Jint.Parser;
using Jint.Parser.Ast;

namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>
/// Turns a script into <see cref="ScriptNode"/>s: scanned, parsed by Jint, then every node of its tree checked.
/// </summary>
/// <remarks>Jint never executes anything: its limits stop neither natives nor regular expressions.</remarks>
internal sealed class ScriptParser
{
    private int _uuids;

    private ScriptParser()
    {
    }

    /// <exception cref="ExpressionRefusedException">Something else than the offered subset, with its position.</exception>
    public static ScriptNode Parse(string script)
    {
        ScriptScanner.Scan(script);
        Program program;
        try
        {
            program = new JavaScriptParser(strict: true).Parse(script);
        }
        catch (ParserException refused)
        {
            throw new ExpressionRefusedException($"not JavaScript: {refused.Description ?? refused.Message}", refused.Index);
        }
        var statements = program.Body.ToList();
        return statements switch
        {
            [] => throw new ExpressionRefusedException("the script is empty", 0),
            [ExpressionStatement only] => new ScriptParser().Read(only.Expression),
            _ => throw Refused(statements[^1], "a script is one expression"),
        };
    }

    private ScriptNode Read(Expression? node) => node switch
    {
        Literal literal => new ConstantNode(ReadLiteral(literal)),
        BinaryExpression { Operator: BinaryOperator.Plus } sum => new SumNode(Read(sum.Left), Read(sum.Right)),
        LogicalExpression { Operator: LogicalOperator.LogicalOr } either => new EitherNode(Read(either.Left), Read(either.Right)),
        ConditionalExpression choice => new ChoiceNode(Read(choice.Test), Read(choice.Consequent), Read(choice.Alternate)),
        CallExpression { Callee: Identifier helper } call => ReadCall(helper, call),
        CallExpression { Callee: MemberExpression member } call when IsFirstRun(member, call) => new FirstRunNode(),
        Identifier name => throw Refused(name, $"{name.Name} is a helper: it must be called"),
        null => throw new ExpressionRefusedException("something is missing"),
        _ => throw Refused(node, "only literals, +, ||, ?:, the offered helpers and new Date().toISOString() may stand here"),
    };

    private static object? ReadLiteral(Literal literal) => literal.Value switch
    {
        string text when !IsWellFormed(text) => throw Refused(literal, "a text holds half of a surrogate pair, or \\u0000"),
        string text => text,
        double number when double.IsFinite(number) => number,
        bool truth => truth,
        null => null,
        _ => throw Refused(literal, "only texts, numbers, true, false and null may stand here"),
    };

    private ScriptNode ReadCall(Identifier helper, CallExpression call) => (helper.Name, call.Arguments) switch
    {
        ("variables", [Literal { Value: string name }]) => new VariableNode(name),
        ("parameters", [Literal { Value: string name }]) => new ParameterNode(name),
        ("configuration", [Literal { Value: string key }]) => new ConfigurationNode(key, null),
        ("configuration", [Literal { Value: string key }, var fallback]) => new ConfigurationNode(key, Read(fallback)),
        ("uuid", []) => new UuidNode(_uuids++),
        ("base64", [var text]) => new Base64Node(Read(text)),
        ("html", [var text]) => new HtmlNode(Read(text)),
        ("variables", _) => throw Refused(call, "write variables('name'), the name as a literal"),
        ("parameters", _) => throw Refused(call, "write parameters('name'), the name as a literal"),
        ("configuration", _) => throw Refused(call, "write configuration('Key', 'default'), the key as a literal"),
        ("uuid", _) => throw Refused(call, "write uuid(), without arguments"),
        ("base64", _) => throw Refused(call, "write base64('text to decode')"),
        ("html", _) => throw Refused(call, "write html('text to decode')"),
        _ => throw Refused(helper, $"{Quoting.Quote(helper.Name)} is no helper"),
    };

    private static bool IsFirstRun(MemberExpression member, CallExpression call) =>
        call.Arguments.Count == 0
        && member is
        {
            Computed: false,
            Property: Identifier { Name: "toISOString" },
            Object: NewExpression { Callee: Identifier { Name: "Date" } } date,
        }
        && !date.Arguments.Any();

    // A text that holds U+0000 can't be stored by PostgreSQL.
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }
        return true;
    }

    private static ExpressionRefusedException Refused(SyntaxNode node, string message) =>
        new(message, node.Location?.Start.Column);
}
