using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_sample_of_rfc_8785_section_3_2_2_is_written_as_the_rfc_says()
    {
        const string Input = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string Expected =
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";

        Assert.Equal(Expected, Canonical(Input));
        Assert.Equal(Expected, CanonicalNode(Input));
    }

    [Fact]
    public void Members_are_sorted_by_utf_16_code_units_as_in_section_3_2_3()
    {
        const string Input = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;
        string[] order =
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ];

        using var written = JsonDocument.Parse(Canonical(Input));
        Assert.Equal(order, written.RootElement.EnumerateObject().Select(member => member.Value.GetString()!));
        Assert.StartsWith("{\"\\r\":\"Carriage Return\",\"1\":", Canonical(Input), StringComparison.Ordinal);
    }

    [Theory] // RFC 8785, appendix B
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_written_as_in_appendix_b(ulong bits, string expected) =>
        Assert.Equal(expected, CanonicalJsonNumber.Format(BitConverter.UInt64BitsToDouble(bits)));

    [Fact]
    public void Every_number_reads_back_as_the_same_double()
    {
        var random = new Random(8785);
        for (var round = 0; round < 20_000; round++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                var text = CanonicalJsonNumber.Format(value);
                Assert.Equal(value, double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(text, Canonical(text));
            }
        }
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void A_number_beyond_a_double_is_refused(string text) => Assert.Throws<JsonException>(() => Canonical(text));

    [Fact]
    public void Not_a_number_and_infinity_are_refused_in_a_tree_built_in_code()
    {
        Assert.Throws<JsonException>(() => CanonicalJson.Write(JsonValue.Create(double.NaN)));
        Assert.Throws<JsonException>(() => CanonicalJson.Write(new JsonArray(JsonValue.Create(double.PositiveInfinity))));
    }

    [Theory]
    [InlineData("\"\\u0000\\u001f\\b\\t\\n\\f\\r\"", "\"\\u0000\\u001f\\b\\t\\n\\f\\r\"")]
    [InlineData("\"\\u007f\\u2028\\u003c\\u0026\\/\"", "\"\u007f\u2028<&/\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\ud83d\ude00\"")]
    [InlineData(" [ 1 , { } , [ ] , \"\" ] ", "[1,{},[],\"\"]")]
    public void Texts_and_containers_have_one_spelling(string input, string expected)
    {
        Assert.Equal(expected, Canonical(input));
        Assert.Equal(expected, CanonicalNode(input));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\udc00b\"")]
    [InlineData("[\"\\ude00\\ud83d\"]")]
    [InlineData("{\"\\ud800\":1}")]
    public void An_escaped_lone_surrogate_is_refused(string json)
    {
        Assert.Throws<JsonException>(() => Canonical(json));
        Assert.Throws<JsonException>(() => CanonicalNode(json));
    }

    [Fact]
    public void A_lone_surrogate_in_a_tree_built_in_code_is_refused_instead_of_mended()
    {
        Assert.Throws<JsonException>(() => CanonicalJson.Write(JsonValue.Create("a\ud800")));
        Assert.Throws<JsonException>(() => CanonicalJson.Write(new JsonObject { ["\udc00"] = 1 }));
        Assert.Throws<JsonException>(() => CanonicalJson.Write(new JsonObject { ["a"] = new JsonArray("\ud83d") }));
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("[{\"b\":{\"a\":1,\"a\":2}}]")]
    public void Two_members_of_one_name_are_refused(string json)
    {
        Assert.Throws<JsonException>(() => Canonical(json));
        Assert.Throws<JsonException>(() => CanonicalNode(json));
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        Assert.Equal(128, Canonical(Nested(64)).Length);
        Assert.Throws<JsonException>(() => Canonical(Nested(65)));

        JsonNode tree = new JsonArray();
        for (var depth = 1; depth < 64; depth++)
            tree = new JsonArray(tree);

        Assert.Equal(Nested(64), Encoding.UTF8.GetString(CanonicalJson.Write(tree)));
        Assert.Throws<JsonException>(() => CanonicalJson.Write(new JsonArray(tree)));
    }

    [Fact]
    public void The_order_and_spelling_of_the_source_do_not_change_the_hash()
    {
        using var one = JsonDocument.Parse("""{"judul":"Caf\u00e9","nomor":1.0}""");
        var other = new JsonObject { ["nomor"] = 1, ["judul"] = "Café" };

        Assert.Equal(CanonicalJson.Hash(one.RootElement), CanonicalJson.Hash(other));
        Assert.Equal(
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", // of {}
            Convert.ToHexStringLower(CanonicalJson.Hash(new JsonObject())));
    }

    [Fact]
    public void Values_of_other_types_are_written_as_the_serialiser_writes_them()
    {
        var value = new JsonObject
        {
            ["none"] = null,
            ["id"] = Guid.Empty,
            ["money"] = 12.50m,
            ["many"] = 9007199254740991L,
        };

        Assert.Equal(
            """{"id":"00000000-0000-0000-0000-000000000000","many":9007199254740991,"money":12.5,"none":null}""",
            Encoding.UTF8.GetString(CanonicalJson.Write(value)));
        Assert.Equal("null"u8.ToArray(), CanonicalJson.Write((JsonNode?)null));
    }

    [Fact]
    public void No_value_is_no_json() => Assert.Throws<JsonException>(() => CanonicalJson.Write(default(JsonElement)));

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement));
    }

    private static string CanonicalNode(string json) => Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse(json)));
}
