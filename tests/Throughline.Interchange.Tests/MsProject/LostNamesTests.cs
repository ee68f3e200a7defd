using System.Xml.Linq;
using Throughline.Interchange.Updating;

namespace Throughline.Interchange.Tests.MsProject;

/// <summary>Files of ours whose columns lost their names on the way through another tool.</summary>
public sealed class LostNamesTests
{
    [Theory]
    [InlineData("removed")]
    [InlineData("renamed")]
    [InlineData("renumbered")]
    public void Keys_are_known_by_the_row_of_the_whole_project_where_their_column_was(string what)
    {
        var import = Read.Import(Changed(file =>
        {
            if (what == "removed") Definitions(file).Remove();
            else if (what == "renamed") Definition(file, "Throughline key", "Alias").Value = "Id";
            else Definition(file, "Throughline key", "FieldID").Value = "188744010";
        }));

        import.Plan.WorkItems.Select(item => item.Key).Order().ShouldBe(["APX-142", "APX-7"]);
        import.Plan.Program.NextNumber.ShouldBe(143);
        import.Plan.Program.CustomFields.ShouldNotContain(field => field.Alias == "Id" || field.FieldId == "188744010" || field.FieldId == "188744016");
        import.Ledger.Of(LedgerKind.Changed).ShouldContain(entry => entry.Field == "Throughline key");
        import.Item("Gate").Commitment.ShouldBe(what == "removed" ? null : OwnFieldsTests.Promise);
        import.Ledger.Of(LedgerKind.Changed).Any(entry => entry.Field == "Throughline committed date").ShouldBe(what == "removed");
    }

    [Fact]
    public void Keys_in_a_column_without_name_and_without_that_row_are_told_to_be_lost()
    {
        var import = Read.Import(Changed(file =>
        {
            Definitions(file).Remove();
            file.Descendants().First(element => element.Name.LocalName == "Task").Remove();
        }));

        import.Ledger.Of(LedgerKind.Dropped).ShouldContain(entry => entry.Field == "Throughline key" && entry.Reason.Contains("import anew", StringComparison.Ordinal));
        import.Item("Gate").CustomFields.ShouldContain(value => value.Value == "APX-142");
    }

    [Fact]
    public void A_column_of_promised_dates_that_lost_its_name_is_told_once_and_the_program_keeps_its_promise()
    {
        var plan = OwnFieldsTests.Promised();
        var import = Read.Import(Changed(file => Definition(file, "Throughline committed date", "Alias").Value = "Promised"));

        import.Ledger.Of(LedgerKind.Dropped).ShouldContain(entry => entry.Field == "Throughline committed date" && entry.Reason.Contains("stay", StringComparison.Ordinal));
        PlanUpdate.Onto(plan, import).WorkItems.Single(item => item.Name == "Gate").Commitment.ShouldBe(OwnFieldsTests.Promise);
    }

    [Fact]
    public void A_file_of_another_tool_with_keys_in_a_named_column_is_told_nothing()
    {
        const string Definition = "<ExtendedAttributes><ExtendedAttribute><FieldID>188744016</FieldID><FieldName>Text30</FieldName><Alias>Ticket</Alias></ExtendedAttribute></ExtendedAttributes>";
        var import = Read.Import(Read.Mspdi("<Task><UID>1</UID><Name>Red</Name><Duration>PT8H0M0S</Duration><ExtendedAttribute><FieldID>188744016</FieldID><Value>ABC-1</Value></ExtendedAttribute></Task>", Definition));

        import.Ledger.Of(LedgerKind.Changed).Concat(import.Ledger.Of(LedgerKind.Dropped)).ShouldNotContain(entry => entry.Field == "Throughline key");
    }

    [Theory]
    [InlineData("hello world!")]
    [InlineData("APX-99999999999999999999")]
    [InlineData("APX-007")]
    public void A_key_that_is_none_is_replaced_and_told(string key)
    {
        var import = Read.Import(Changed(file => file.Descendants().Single(element => element.Value == "APX-142" && !element.HasElements).Value = key));

        import.Item("Gate").Key.ShouldBe("APX-143");
        import.Ledger.Of(LedgerKind.Changed).ShouldHaveSingleItem().ShouldSatisfyAllConditions(entry => entry.Field.ShouldBe("Throughline key"), entry => entry.Example.ShouldNotBeNull().ShouldContain(key));
        import.Item("Gate").Commitment.ShouldBe(OwnFieldsTests.Promise);
    }

    private static string Changed(Action<XDocument> change)
    {
        var file = XDocument.Parse(System.Text.Encoding.UTF8.GetString(RoundTripTests.Write(OwnFieldsTests.Promised())));
        change(file);
        return file.ToString();
    }

    private static XElement Definitions(XDocument file) => file.Root!.Elements().Single(element => element.Name.LocalName == "ExtendedAttributes");

    private static XElement Definition(XDocument file, string alias, string part) =>
        Definitions(file).Elements().Single(field => field.Elements().Any(child => child.Value == alias)).Elements().Single(child => child.Name.LocalName == part);
}
