package io.github.azureplan.contract;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gives each test a fresh {@link Lab} on each front. */
final class EveryTransport implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(Front.values()).map(OnFront::new);
    }

    private record OnFront(Front front) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return front.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new GivesLab(front));
        }
    }

    private static final class GivesLab implements ParameterResolver, AfterEachCallback {
        private final Lab lab;

        GivesLab(Front front) {
            this.lab = new Lab(front);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Lab.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return lab;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            lab.close();
        }
    }
}
