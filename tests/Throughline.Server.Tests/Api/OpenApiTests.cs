using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Server.Tests.Kit;
using Throughline.Testing;

namespace Throughline.Server.Tests.Api;

public sealed class OpenApiTests(ServerFixture server)
{
    [Fact]
    public async Task The_document_is_the_approved_one()
    {
        var document = (await server.Rest.Get("/openapi/v1.json")).ShouldBe(HttpStatusCode.OK);
        Approved.ShouldMatch(document.Body.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n", "tests/Throughline.Server.Tests/Api/openapi.v1.json");
    }

    [Fact]
    public async Task Every_operation_has_a_summary_a_tag_and_says_what_a_problem_looks_like()
    {
        var document = (await server.Rest.Get("/openapi/v1.json")).Body;
        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(pair => pair.Value is JsonObject && pair.Key != "parameters"))
            {
                var name = $"{method} {path}";
                path.ShouldStartWith("/api/v1/");
                operation!["summary"]?.GetValue<string>().ShouldNotBeNullOrEmpty(name);
                operation["summary"].ShouldNotBeNull(name);
                operation["tags"]!.AsArray().Count.ShouldBe(1, name);
                operation["responses"]!["400"].ShouldNotBeNull(name);
            }
        }
    }

    [Fact]
    public async Task Where_a_field_has_alternatives_null_is_at_most_one_of_them()
    {
        var document = (await server.Rest.Get("/openapi/v1.json")).Body;
        var check = new SchemaCheck(document);
        var alternatives = Nodes(document).OfType<JsonObject>().Where(node => node["oneOf"] is JsonArray).ToList();
        alternatives.Count.ShouldBeGreaterThan(10);
        foreach (var node in alternatives) node["oneOf"]!.AsArray().Count(one => !check.Faults(null, one!).Any()).ShouldBeLessThanOrEqualTo(1, node.GetPath());

        static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
        {
            JsonObject whole => whole.SelectMany(field => Nodes(field.Value)).Prepend(whole),
            JsonArray list => list.SelectMany(Nodes).Prepend(list),
            _ => [],
        };
    }

    [Fact]
    public async Task The_page_for_people_is_there() => (await server.Rest.Get("/api/docs")).ShouldBe(HttpStatusCode.OK).MediaType.ShouldBe("text/html");
}
